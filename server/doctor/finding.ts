/** One thing the doctor looked at. */
export interface Finding {
  /** What was looked at, and how it is: 'Keys: data/keys.json, yours alone'. */
  readonly what: string;
  /** Only when somebody has to do something: what. */
  readonly todo?: string;
  /** Statements for the administrator of the database server, exactly as to run them. */
  readonly sql?: readonly string[];
}

export const isFine = (finding: Finding) => finding.todo === undefined;

export function linesOf(finding: Finding): string[] {
  return [
    `${isFine(finding) ? 'ok           ' : 'look at this '} ${finding.what}`,
    ...(finding.todo === undefined ? [] : [`              ${finding.todo}`]),
    ...(finding.sql ?? []).map((statement) => `                ${statement}`),
  ];
}
