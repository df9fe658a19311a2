import type { Kysely } from 'kysely';
import { type Account, nameKey } from '../core/account.ts';
import type { AccountWrites } from '../core/account-ports.ts';
import { Refused } from '../core/errors.ts';
import { makeAccountReads, ticketOf } from './account-reads.ts';
import type { Tables } from './tables.ts';

function rowOf(account: Account, version: number): Tables['account'] {
  const { id, name, credit, role, state, day, email = null, password = null, openid = null, totp, passkeys } = account;
  return {
    ...{ id, version, name, name_key: nameKey(name), credit, role, state, day, email, password, openid },
    totp: totp === undefined ? null : JSON.stringify(totp),
    passkeys: JSON.stringify(passkeys),
  };
}

const idsIn = (passkeys: string): readonly string[] =>
  (JSON.parse(passkeys) as Account['passkeys']).map(({ id }) => id);

// A passkey that is stored was nobody else's then, so that all accounts with passkeys are read only when one is added.
async function hasPasskeyOfAnother(db: Kysely<Tables>, { id, passkeys }: Account): Promise<boolean> {
  const keyed = db.selectFrom('account').select('passkeys').where('passkeys', '<>', '[]');
  const own = passkeys.length === 0 ? undefined : await keyed.where('id', '=', id).executeTakeFirst();
  const stored = new Set(own && idsIn(own.passkeys));
  const added = new Set(passkeys.flatMap((passkey) => (stored.has(passkey.id) ? [] : [passkey.id])));
  if (added.size === 0) return false;
  const others = await keyed.where('id', '<>', id).execute();
  return others.some((other) => idsIn(other.passkeys).some((one) => added.has(one)));
}

/** The part of a transaction that deals with accounts. */
export function makeAccountWrites(db: Kysely<Tables>): AccountWrites {
  const reads = makeAccountReads(db);
  // Looked up first, because a broken rule ends a whole transaction; no other one of this kind runs meanwhile.
  async function isTaken(account: Account): Promise<boolean> {
    const { id, name, openid } = account;
    const others = [await reads.accountNamed(name)];
    if (openid !== undefined) others.push(await reads.accountOfOpenid(openid));
    const isKnown = others.some((other) => other !== undefined && other.id !== id);
    return isKnown || (await hasPasskeyOfAnother(db, account));
  }
  return {
    putAccount: async (account, version) => {
      if (await isTaken(account)) throw new Refused('conflict');
      const row = rowOf(account, version + 1);
      const written =
        version === 0
          ? db
              .insertInto('account')
              .values(row)
              .onConflict((conflict) => conflict.doNothing())
              .returning('id')
          : db
              .updateTable('account')
              .set(row)
              .where('id', '=', account.id)
              .where('version', '=', version)
              .returning('id');
      if ((await written.execute()).length === 0) throw new Refused('conflict');
    },
    putSession: async (session) => {
      const row = { ...session, memo: session.memo ?? null };
      await db
        .insertInto('session')
        .values(row)
        .onConflict((conflict) => conflict.column('hash').doUpdateSet(row))
        .execute();
    },
    endSession: async (hash) => {
      await db.deleteFrom('session').where('hash', '=', hash).execute();
    },
    endSessionsOf: async (account, except) => {
      const all = db.deleteFrom('session').where('account', '=', account);
      await (except === undefined ? all : all.where('hash', '<>', except)).execute();
    },
    putTicket: async (ticket) => {
      const row = { ...ticket, account: ticket.account ?? null, memo: ticket.memo ?? null };
      await db.insertInto('ticket').values(row).execute();
    },
    takeTicket: async (hash, time) => {
      const row = await db.deleteFrom('ticket').where('hash', '=', hash).returningAll().executeTakeFirst();
      return row === undefined || row.expires <= time ? undefined : ticketOf(row);
    },
    forgetExpired: async (time) => {
      const sessions = await db.deleteFrom('session').where('expires', '<', time).returning('hash').execute();
      const tickets = await db.deleteFrom('ticket').where('expires', '<', time).returning('hash').execute();
      const answers = await db.deleteFrom('once').where('time', '<', time).returning('key').execute();
      return sessions.length + tickets.length + answers.length;
    },
  };
}
