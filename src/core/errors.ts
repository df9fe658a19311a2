const catalogue = {
  'not-found': [404, 'There is nothing at this address.'],
  withdrawn: [410, 'This record was withdrawn; its address says why.'],
  closed: [410, 'This version was closed; what it said is no longer kept.'],
  'bad-query': [400, 'This search cannot be read.'],
  'bad-parameter': [400, 'This address holds a value that does not fit.'],
  'bad-input': [400, 'What was sent does not fit the form.'],
  'not-signed-in': [401, 'This is for people who are signed in.'],
  'not-allowed': [403, 'This needs a role that you do not have.'],
  'not-from-here': [403, 'This was not sent from a page of this site. Please open the page here and send it again.'],
  'method-not-allowed': [405, 'This address does not take that kind of request.'],
  'not-acceptable': [406, 'This is given as JSON, and in no other form.'],
  'too-large': [413, 'What was sent is larger than this address takes.'],
  'unfit-type': [415, 'Forms are read as application/x-www-form-urlencoded in UTF-8, and as nothing else.'],
  'no-files': [415, 'Files are not accepted yet. Please send the address of where they were published.'],
  'too-many': [429, 'Too many of these came from one place. Nothing was lost; please send it again in a minute.'],
  conflict: [
    409,
    'Someone else changed this since you opened it. Nothing was lost: look at the newer version and try again.',
  ],
  'wrong-state': [409, 'This cannot be done in the state the document is in.'],
  busy: [503, 'The search is busy just now. Please try again in a moment.'],
  'too-slow': [503, 'This search took longer than allowed. Please make it narrower.'],
  'database-away': [503, 'The database cannot be reached just now. Please try again in a moment.'],
  'mail-away': [503, 'The mail could not be handed to the mail server just now. Please try again later.'],
  'provider-away': [
    503,
    'The sign-in provider does not answer just now. Please try again later, or use your password.',
  ],
  'no-such-mailbox': [422, 'The mail server takes nothing for this address.'],
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

/** What is wrong with one part of an input: the path to it with dots, and a sentence to stand beside it. */
export type Fault = { readonly path: string; readonly message: string };

/**
 * A problem as a value: its code, an HTTP status and one sentence that a person understands; with the faults of the input
 * one by one where they are known.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly status: number;
  readonly sentence: string;
  readonly faults?: readonly Fault[];
};

/** All codes, so that a test and the documentation can walk the catalogue. */
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

/** Makes a problem; `sentence` replaces the catalogue's sentence where more can be said. */
export function problem(code: ProblemCode, sentence?: string, faults?: readonly Fault[]): Problem {
  const [status, standard] = catalogue[code];
  return { code, status, sentence: sentence ?? standard, ...(faults && { faults }) };
}

/** Carries a problem out of a transaction; the action wrapper and the edges turn it back into a value. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, sentence?: string, faults?: readonly Fault[]) {
    const made = problem(code, sentence, faults);
    super(made.sentence);
    this.problem = made;
  }
}

/** A problem that was carried as a value, to be thrown again. */
export function refusedWith({ code, sentence, faults }: Problem): Refused {
  return new Refused(code, sentence, faults);
}

/** Whether what was thrown is a refusal with this code. */
export function isRefusal(error: unknown, code: ProblemCode): error is Refused {
  return error instanceof Refused && error.problem.code === code;
}

/** The outcome of an action: a value, or the problem that prevented it. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The value of an outcome; throws the problem where there is none. */
export function valueOfResult<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refusedWith(result.problem);
}
