import { accountRoles } from '../core/account.ts';
import { everyone, type Role } from '../core/policy.ts';
import type { Face } from './face.ts';
import type { Form } from './form-face.ts';

// `asks` marks a row that everybody may enter and that still looks at who is signed in.
type Row = {
  readonly path: string;
  readonly who: readonly Role[];
  readonly query: readonly string[];
  readonly about: string;
  readonly asks?: true;
};

/**
 * A row for reading. `who` may come in, `query` lists the parameters it takes, `keep` lets browsers hold the answer
 * for a year because its address changes with its bytes, `daily` marks an answer that depends on the day in UTC, `fixed`
 * one that needs no database, `fresh` one that is made each time and kept by nobody, as everything is that not everybody
 * may see, `framed` one that pages of other sites may show. A face with both forms also answers at its path + `.json`.
 */
export type PageRoute = Row & {
  readonly method: 'GET';
  readonly face: Face;
  readonly keep?: true;
  readonly daily?: true;
  readonly fixed?: true;
  readonly fresh?: true;
  readonly framed?: true;
};

/** A row that takes a form from those in `who`; `query` lists what its address may carry. */
export type FormRoute = Row & { readonly method: 'POST'; readonly form: Form };

/** One row of the table. */
export type Route = PageRoute | FormRoute;

type Kept = Pick<PageRoute, 'about' | 'asks' | 'keep' | 'daily' | 'fixed' | 'fresh' | 'framed'> & {
  readonly query?: readonly string[];
};

/** A row that everybody may read, signed in or not. */
export function open(path: string, face: Face, more: Kept): Route {
  return { method: 'GET', path, who: everyone, query: [], face, ...more };
}

/** Whether a row looks at who is signed in. Public rows never do, so their answers are the same for everybody. */
export function looksAtVisitor({ who, asks }: Pick<Route, 'who' | 'asks'>): boolean {
  return asks === true || !who.includes('reader');
}

/** Whether signing in could help somebody who may not come in. */
export function isForAccounts({ who }: Pick<Route, 'who'>): boolean {
  return accountRoles.some((role) => who.includes(role));
}

const weight = (part: string): string => (part.startsWith(':') ? '1' : '0');

/** Rows in the order in which addresses are tried: a fixed word goes before a `:name` at the same place. */
export function inOrder<R extends Pick<Route, 'path'>>(rows: readonly R[]): readonly R[] {
  const keyed = rows.map((row) => ({ row, key: row.path.split('/').map(weight).join('') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
