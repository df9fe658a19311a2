import type { Account, Session, Ticket } from './account.ts';
import type { AuditLine, Slice } from './ports.ts';

/** What may be asked about accounts. These reads always come from the primary: what was taken back is gone at once. */
export interface AccountReads {
  account(id: string): Promise<Account | undefined>;
  accountNamed(name: string): Promise<Account | undefined>;
  accountOfOpenid(subject: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  session(hash: string): Promise<Session | undefined>;
  sessionsOf(account: string): Promise<readonly Session[]>;
  ticket(hash: string): Promise<Ticket | undefined>;
  /** The audit, newest first; `actor` and `action` narrow it down. */
  auditLines(
    request: Slice & { readonly actor?: string; readonly action?: string },
  ): Promise<{ readonly total: number; readonly lines: readonly (AuditLine & { readonly n: number })[] }>;
}

/** What a transaction may do with accounts. None of it changes the public sequence. */
export interface AccountWrites {
  /** Stores an account over the one of `version` (0 for a new one). Refuses with `conflict` when it has moved on or the name is taken. */
  putAccount(account: Account, version: number): Promise<void>;
  putSession(session: Session): Promise<void>;
  endSession(hash: string): Promise<void>;
  /** Ends all sessions of an account, but not the one of this hash. */
  endSessionsOf(account: string, except?: string): Promise<void>;
  putTicket(ticket: Ticket): Promise<void>;
  /** Takes a ticket, which is then gone; undefined when there is none, or it has expired by `time`. */
  takeTicket(hash: string, time: string): Promise<Ticket | undefined>;
  /** Forgets sessions and tickets that expired, and answers of forms given, before a time. */
  forgetExpired(time: string): Promise<number>;
}

/** What makes a form safe to send twice: the answer that was given to its key the first time. */
export interface OnceWrites {
  doneOnce(key: string): Promise<string | undefined>;
  keepOnce(key: string, answer: string, time: string): Promise<void>;
}
