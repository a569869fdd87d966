/** What stops the embedded database from starting, in a sentence that tells the operator what to do. */
export class EmbeddedRefusal extends Error {
  readonly code: 'locked' | 'wrongVersion' | 'noBinaries' | 'noUser' | 'noAccess' | 'brokenFolder';
  constructor(code: EmbeddedRefusal['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedRefusal';
    this.code = code;
  }
}

/** The error code of Node's file and process calls, such as 'ENOENT'; '' for anything else. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Turns "you may not" of the file system into a refusal; every other error stays what it is. */
export function asRefusal(error: unknown, folder: string): unknown {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return error;
  return new EmbeddedRefusal(
    'noAccess',
    `The data folder ${folder} cannot be used by this user (${(error as Error).message}). Give it to the user that starts Vindplaats, or choose another data folder.`,
    { cause: error },
  );
}
