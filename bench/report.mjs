/** @typedef {import('./figure.mjs').Row} Row */
/** @typedef {{ day: string, machine: string, versions: string, busy: string }} About */

const verdict = (/** @type {Row} */ { holds }) => (holds === null ? '' : holds ? 'holds' : 'missed');

/** @param {readonly Row[]} rows @returns {string} a Markdown table, columns as wide as what is in them */
export function tableOf(rows) {
  const cells = [
    ['Figure', 'Ours', 'Beside it', ''],
    ...rows.map((row) => [row.figure, row.ours, row.beside, verdict(row)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const lineOf = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [
    lineOf(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...body.map(lineOf),
  ].join('\n');
}

/** @param {About} about @param {readonly Row[]} rows */
export function pageOf(about, rows) {
  const missed = rows.filter((row) => row.holds === false);
  const plainly =
    missed.length === 0
      ? 'No limit was missed.'
      : `Missed:\n\n${missed.map((row) => `- ${row.figure}: ${row.ours}, ${row.beside}.`).join('\n')}`;
  return `# Measured

Figures as they fell on ${about.day}, by \`npm run bench -- --write\`, which makes this page anew. ${about.machine}. ${about.versions};
${about.busy}. The load generators and the browser run on the same cores as the house, so the figures are worse than
those of a house with the cores to itself. Read differences under twice as noise.

${tableOf(rows)}

${plainly}

## How

- **Memory** is the proportional set size of every process of the house, so what they share counts once.
- **A message seen** is timed in the load generator, from sending the call until a socket has its text, over every
  socket in the room. Each message is a call of its own, by a visitor of their own, and is committed before it is told.
- **The peer** is the same web server with the same socket library, and nothing else: no database, person or guard.
- **A poor phone** is Chromium with 400 kbit/s, 400 ms and a processor four times slower than this one, over plain HTTP;
  https adds two trips, 0.8 s here. Typing costs no time.
`;
}
