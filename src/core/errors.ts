const catalogue = {
  'not-found': [404, 'There is nothing at this address.'],
  withdrawn: [410, 'This record was withdrawn; its address says why.'],
  'bad-query': [400, 'This search cannot be read.'],
  'bad-parameter': [400, 'This address holds a value that does not fit.'],
  'bad-input': [400, 'What was sent does not fit the form.'],
  'not-allowed': [403, 'This needs a role that you do not have.'],
  'method-not-allowed': [405, 'This address does not take that kind of request.'],
  'too-large': [413, 'What was sent is larger than this address takes.'],
  conflict: [
    409,
    'Someone else changed this since you opened it. Nothing was lost: look at the newer version and try again.',
  ],
  'wrong-state': [409, 'This cannot be done in the state the document is in.'],
  busy: [503, 'The search is busy just now. Please try again in a moment.'],
  'too-slow': [503, 'This search took longer than allowed. Please make it narrower.'],
  'database-away': [503, 'The database cannot be reached just now. Please try again in a moment.'],
  'newer-database': [
    500,
    'This database was written by a newer Casebook. Start that version, or restore a backup made before it.',
  ],
  'half-filled': [500, 'This database is being filled by a move or a restore that is not complete.'],
  'damaged-database': [500, 'The database cannot be opened.'],
  'unfit-database': [500, 'The database cannot be used as it is.'],
  'port-in-use': [500, 'The port is already in use. Choose another with PORT=...'],
  'unwritable-directory': [500, 'The data directory cannot be written.'],
  'disk-full': [507, 'The disk is full. Nothing of this step was kept; make room and run it again.'],
  'bad-file': [400, 'This file cannot be read.'],
  'bad-command': [400, 'This command is not known.'],
  internal: [500, 'Something went wrong on our side. It has been written to the log.'],
} as const satisfies Record<string, readonly [number, string]>;

/** The stable name of a problem; pages, the API and the command line show it. */
export type ProblemCode = keyof typeof catalogue;

/** A problem as a value: its code, an HTTP status and one sentence that a person understands. */
export type Problem = { readonly code: ProblemCode; readonly status: number; readonly sentence: string };

/** All codes, so that a test and the documentation can walk the catalogue. */
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

/** Makes a problem; `sentence` replaces the catalogue's sentence where more can be said. */
export function problem(code: ProblemCode, sentence?: string): Problem {
  const [status, standard] = catalogue[code];
  return { code, status, sentence: sentence ?? standard };
}

/** Carries a problem out of a transaction; the action wrapper and the edges turn it back into a value. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, sentence?: string) {
    const made = problem(code, sentence);
    super(made.sentence);
    this.problem = made;
  }
}

/** The outcome of an action: a value, or the problem that prevented it. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
