import { type ProblemCode, Refused } from '../../core/errors.ts';

type DriverError = Error & { readonly code?: unknown; readonly table?: unknown };

// Of the machine below: the socket or the name service.
const LOST = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN'],
  ...['ECONNABORTED', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', 'EADDRNOTAVAIL'],
]);

// The driver itself has no codes: these are its words for a connection that ended, or never came about.
const LOST_WORDS =
  /connection terminated|timeout expired|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|not queryable|connection ended/i;

// By SQLSTATE, or its first two letters: shut down or starting up, killed for idling, a stand-by after a failover, full.
const AWAY = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25006', '53300']);
const byState: Readonly<Record<string, readonly [ProblemCode, string?]>> = {
  ...{ '53100': ['disk-full'], '53200': ['database-away'], XX001: ['damaged-database'], XX002: ['damaged-database'] },
  ...{ '40001': ['busy'], '40P01': ['busy'], '55P03': ['busy'] },
};
const BUSY = 'Another program is writing to the database just now. Please try again in a moment.';

/** Whether an error of the driver means that the connection, or the server behind it, is gone. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = String((error as DriverError).code ?? '');
  return LOST.has(code) || AWAY.has(code) || /^08...$/.test(code) || (code === '' && LOST_WORDS.test(error.message));
}

// The server's remarks quote the values of rows, which have no place in a log.
function withoutValues(error: Error): Error {
  for (const remark of ['detail', 'where', 'internalQuery']) Reflect.deleteProperty(error, remark);
  return error;
}

/** Turns an error of the PostgreSQL driver into a sentence from the catalogue where there is one; other errors pass unchanged. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refused || !(error instanceof Error)) return error;
  if (isAway(error)) return new Refused('database-away');
  const { code, table } = error as DriverError;
  if (code === '23505' && table === 'revision') return new Refused('conflict');
  const [known, sentence] = byState[String(code)] ?? [];
  if (known === undefined) return withoutValues(error);
  return new Refused(known, known === 'busy' ? BUSY : sentence);
}

/** A database that cannot be used as it is; the sentence says what to do about it. */
export function unfit(sentence: string): Refused {
  return new Refused('unfit-database', sentence);
}

type Place = { readonly server: string; readonly database: string; readonly user: string };

// Never the password, nor anything else of the address.
function placeOf(url: string): Place {
  const parsed = URL.parse(url);
  const server = parsed?.host || parsed?.searchParams.get('host') || 'this machine';
  const user = decodeURIComponent(parsed?.username ?? '') || 'of this process';
  return { server, database: decodeURIComponent(parsed?.pathname.slice(1) ?? '') || user, user };
}

const away = (sentence: string): Refused => new Refused('database-away', sentence);

const openings: Readonly<Record<string, (place: Place) => Refused>> = {
  ENOTFOUND: ({ server }) => away(`The database server ${server} is not known. Look at the name in DATABASE_URL.`),
  EAI_AGAIN: ({ server }) => away(`The name of the database server ${server} cannot be looked up just now.`),
  ECONNREFUSED: ({ server }) => away(`No database answers at ${server}. Is PostgreSQL running there, on that port?`),
  ENOENT: ({ server }) => away(`No database answers at ${server}. Is PostgreSQL running there?`),
  '28P01': ({ user }) => unfit(`The database refused the password of the role ${user}. Look at DATABASE_URL.`),
  '28000': ({ user }) => unfit(`The database does not let the role ${user} in. Look at DATABASE_URL and pg_hba.conf.`),
  '3D000': ({ database }) =>
    unfit(
      `There is no database ${database}. Make it first: create database ${database} encoding 'UTF8' template template0`,
    ),
  '42501': ({ user, database }) =>
    unfit(`The role ${user} lacks rights in the database ${database}. Make it the owner of the database.`),
  '53300': ({ server }) => away(`The database server ${server} has too many connections open. Please try again later.`),
};

/** As `refusalOf`, for the moment of opening, when whoever starts the program can do something about it. */
export function openingRefusal(error: unknown, url: string): unknown {
  if (error instanceof Refused || !(error instanceof Error)) return error;
  const place = placeOf(url);
  const known = openings[String((error as DriverError).code)];
  if (known) return known(place);
  // The driver has no codes for what a server without, or with another, way of asking for passwords says.
  if (/password must be a string|SASL/i.test(error.message)) return openings['28P01']?.(place);
  if (/server does not support SSL|certificate/i.test(error.message)) {
    return unfit(`The connection to ${place.server} cannot be made as sslmode in DATABASE_URL asks: ${error.message}.`);
  }
  return isAway(error) ? away(`The database server ${place.server} did not answer in time.`) : refusalOf(error);
}
