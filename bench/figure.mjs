/** @typedef {{ figure: string, ours: string, beside: string, holds: boolean | null }} Row
 *  `beside`: the limit, or a peer measured in the same run; `holds`: null where there is no limit */
/** @typedef {{ name: string, measure(): Promise<Row[]> }} Figure */

const megabytes = (/** @type {number} */ value) => `${value.toFixed(0)} MB`;
const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;

export { megabytes, ms };
