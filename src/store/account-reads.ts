import type { Kysely } from 'kysely';
import { type Account, nameKey, type Session, type Ticket } from '../core/account.ts';
import type { AccountReads } from '../core/account-ports.ts';
import { present } from './present.ts';
import type { Tables } from './tables.ts';

function accountOf(row: Tables['account']): Account {
  const { id, version, name, credit, role, state, day } = row;
  return present({
    ...{ id, version, name, credit, role, state, day },
    email: row.email ?? undefined,
    password: row.password ?? undefined,
    totp: row.totp === null ? undefined : JSON.parse(row.totp),
    passkeys: JSON.parse(row.passkeys),
    openid: row.openid ?? undefined,
  });
}

/** A row of `session` as the rest of the program sees it. */
export function sessionOf({ memo, ...row }: Tables['session']): Session {
  return present({ ...row, memo: memo ?? undefined });
}

/** A row of `ticket` as the rest of the program sees it. */
export function ticketOf({ account, memo, ...row }: Tables['ticket']): Ticket {
  return present({ ...row, account: account ?? undefined, memo: memo ?? undefined });
}

/** What may be asked about accounts, over one connection. */
export function makeAccountReads(db: Kysely<Tables>): AccountReads {
  const all = db.selectFrom('account').selectAll();
  const sessions = db.selectFrom('session').selectAll();
  const one = async (column: 'id' | 'name_key' | 'openid', value: string): Promise<Account | undefined> => {
    const row = await all.where(column, '=', value).executeTakeFirst();
    return row && accountOf(row);
  };
  return {
    account: (id) => one('id', id),
    accountNamed: (name) => one('name_key', nameKey(name)),
    accountOfOpenid: (subject) => one('openid', subject),
    accounts: async () => (await all.orderBy('name_key').execute()).map(accountOf),
    session: async (hash) => {
      const row = await sessions.where('hash', '=', hash).executeTakeFirst();
      return row && sessionOf(row);
    },
    sessionsOf: async (account) => {
      const rows = await sessions.where('account', '=', account).orderBy('made').orderBy('hash').execute();
      return rows.map(sessionOf);
    },
    ticket: async (hash) => {
      const row = await db.selectFrom('ticket').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row && ticketOf(row);
    },
    auditLines: async ({ actor, action, limit, offset }) => {
      const lines = db
        .selectFrom('audit')
        .$if(actor !== undefined, (some) => some.where('actor', '=', actor ?? ''))
        .$if(action !== undefined, (some) => some.where('action', '=', action ?? ''));
      const { total } = await lines.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const sorted = lines.selectAll().orderBy('time', 'desc').orderBy('n', 'desc');
      const rows = await sorted.limit(limit).offset(offset).execute();
      return {
        total: Number(total),
        lines: rows.map(({ target, ...line }) => present({ ...line, target: target ?? undefined })),
      };
    },
  };
}
