import { accountRoles } from '../../src/core/account.ts';
import { type Actor, allows, reader } from '../../src/core/policy.ts';
import type { World } from '../../src/core/ports.ts';
import { looksAtVisitor, type Route } from '../../src/web/route.ts';
import { type FormKind, posted } from './form-kinds.ts';
import type { App } from './open-house.ts';
import type { Kind } from './page-kinds.ts';
import { type SignedIn, signIn } from './signed-in.ts';

/** Somebody at a door: who the table takes them for, and a session made for them; a stranger has none. */
export type Caller = {
  readonly name: string;
  readonly actor: Actor;
  readonly arrive: (world: World) => Promise<SignedIn | undefined>;
};

const past = '2025-01-01T00:00:00.000Z';
const nobody = (name: string, arrive: Caller['arrive']): Caller => ({ name, actor: reader, arrive });

/** Everybody who may come: a stranger, every role with a living session, and every kind of session that gives no role. */
export const callers: readonly Caller[] = [
  nobody('a stranger', async () => undefined),
  nobody('a first step only', (world) => signIn(world, 'administrator', { session: { strength: 'partial' } })),
  nobody('an expired session', (world) => signIn(world, 'administrator', { session: { expires: past } })),
  nobody('a session nobody used', (world) => signIn(world, 'administrator', { session: { seen: past } })),
  nobody('a disabled account', (world) => signIn(world, 'administrator', { account: { state: 'disabled' } })),
  nobody('an invited account', (world) => signIn(world, 'administrator', { account: { state: 'invited' } })),
  nobody('an ended session', async (world) => {
    const one = await signIn(world, 'administrator');
    await world.store.transaction((tx) => tx.endSession(one.session.hash));
    return one;
  }),
  ...accountRoles.map(
    (role): Caller => ({
      name: role,
      actor: { role, name: role },
      arrive: (world) => signIn(world, role),
    }),
  ),
];

type Doors = { readonly app: App; readonly world: World; readonly table: readonly Route[] };

const cookies = (one: SignedIn | undefined): Record<string, string> => (one ? { cookie: one.cookie } : {});

// Signing in helps who is nobody yet; all others, and those at a door for no account, are refused.
function turnedAway({ who }: Pick<Route, 'who'>, actor: Actor, isPage: boolean): number {
  if (actor.role !== 'reader' || !accountRoles.some((role) => who.includes(role))) return 403;
  return isPage ? 303 : 401;
}

const isData = (address: string): boolean => /^[^?]*\.json(?:$|\?)/.test(address);
const otherMethods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT'];

/** What pages do for each caller against what the table says, and other methods than there are; faults in words. */
export async function pageFaults({ app, world, table }: Doors, kinds: readonly Kind[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const caller of callers) {
    const headers = cookies(await caller.arrive(world));
    for (const { route, address, status } of kinds) {
      const row = table.find(({ method, path }) => method === 'GET' && path === route);
      const isOpen = row === undefined || allows(row.who, caller.actor);
      const right = row === undefined ? 404 : isOpen ? status : turnedAway(row, caller.actor, !isData(address));
      for (const method of ['GET', 'HEAD']) {
        const answer = await app.request(address, { method, headers });
        // Where everybody may enter and is known, some are led on, as whoever has signed in already.
        if (row?.asks && [302, 303].includes(answer.status)) continue;
        if (answer.status !== right)
          faults.push(`${method} ${address} gives ${caller.name} ${answer.status}, not ${right}`);
        if (row && looksAtVisitor(row) && answer.headers.get('cache-control') !== 'no-store' && answer.status < 300)
          faults.push(`${method} ${address} may be kept`);
      }
    }
  }
  return [...faults, ...(await methodFaults(app, table, kinds))];
}

async function methodFaults(app: App, table: readonly Route[], kinds: readonly Kind[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { route, address } of kinds) {
    const rows = table.filter(({ path }) => path === route);
    const right = rows.length === 0 ? 404 : 405;
    const allow = rows.map(({ method }) => (method === 'GET' ? 'GET, HEAD' : method)).join(', ');
    const missing = ['POST'].filter((method) => !rows.some((row) => row.method === method));
    for (const method of [...otherMethods, ...missing]) {
      const answer = await app.request(address, { method });
      // Whoever asks what the API takes is told, under an address that is none too.
      if (method === 'OPTIONS' && address.startsWith('/api/v1/')) {
        if (answer.headers.get('allow') !== `${allow}, OPTIONS`) faults.push(`${method} ${address} tells no methods`);
        continue;
      }
      if (answer.status !== right) faults.push(`${method} ${address} gives ${answer.status}, not ${right}`);
      if (right === 405 && answer.headers.get('allow') !== allow) faults.push(`${method} ${address} tells no methods`);
    }
  }
  return faults;
}

/** The same public page for everybody, byte for byte; returns the addresses where it is not. */
export async function personalPages({ app, world, table }: Doors, kinds: readonly Kind[]): Promise<readonly string[]> {
  const headers = cookies(await signIn(world, 'administrator'));
  const personal: string[] = [];
  for (const { route, address } of kinds) {
    const row = table.find(({ method, path }) => method === 'GET' && path === route);
    if (row?.method !== 'GET' || looksAtVisitor(row) || row.fresh) continue;
    const [one, other] = await Promise.all([app.request(address), app.request(address, { headers })]);
    if ((await one.text()) !== (await other.text())) personal.push(address);
  }
  return personal;
}

/** What those may do with forms whom the table does not let in; `unchanged` tells whether anything was written since. */
export async function deniedForms({ app, world, table }: Doors, kinds: readonly FormKind[]) {
  const faults: string[] = [];
  let cells = 0;
  for (const caller of callers) {
    const one = await caller.arrive(world);
    for (const { route, address, fields } of kinds) {
      const row = table.find(({ method, path }) => method === 'POST' && path === route);
      if (!row || allows(row.who, caller.actor)) continue;
      cells += 1;
      const right = turnedAway(row, caller.actor, false);
      const token: Record<string, string> = one ? { 'form-token': one.token } : {};
      const { status } = await app.request(address, posted({ ...fields, ...token }, cookies(one)));
      if (status !== right) faults.push(`POST ${address} gives ${caller.name} ${status}, not ${right}`);
    }
  }
  return { faults, cells };
}

/** What forms do that another site sends, or that lack the token of the session: nothing, with 403. */
export async function foreignForms(
  { app, world, table }: Doors,
  kinds: readonly FormKind[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { route, address, fields } of kinds) {
    const row = table.find(({ method, path }) => method === 'POST' && path === route);
    if (!row) continue;
    const role = accountRoles.findLast((known) => row.who.includes(known)) ?? 'contributor';
    const one = await signIn(world, role);
    const from = [
      ...['cross-site', 'same-site', 'none'].map((site) => ({ 'sec-fetch-site': site })),
      { 'sec-fetch-site': 'cross-site', origin: world.site() },
    ];
    for (const headers of from) {
      const token = { 'form-token': one.token };
      const { status } = await app.request(address, posted({ ...fields, ...token }, { ...cookies(one), ...headers }));
      if (status !== 403) faults.push(`POST ${address} from ${JSON.stringify(headers)} gives ${status}`);
    }
    if (!looksAtVisitor(row) || (row.method === 'POST' && row.form.blind)) continue;
    for (const token of ['', 'a'.repeat(64)]) {
      const { status } = await app.request(address, posted({ ...fields, 'form-token': token }, cookies(one)));
      if (status !== 403) faults.push(`POST ${address} without its token gives ${status}`);
    }
  }
  return faults;
}

const CLOSED = new Set([401, 403, 404, 405, 413, 415]);

/** Whether forms let in whom the table lets in, each with a session of their own; what comes of it is not looked at. */
export async function openForms({ app, world, table }: Doors, kinds: readonly FormKind[]) {
  const faults: string[] = [];
  let cells = 0;
  for (const caller of callers) {
    for (const { route, address, fields } of kinds) {
      const row = table.find(({ method, path }) => method === 'POST' && path === route);
      if (!row || !allows(row.who, caller.actor)) continue;
      cells += 1;
      // A form may end the session, or the account.
      const one = await caller.arrive(world);
      const token: Record<string, string> = one ? { 'form-token': one.token } : {};
      const { status } = await app.request(address, posted({ ...fields, ...token }, cookies(one)));
      if (CLOSED.has(status) || status >= 500) faults.push(`POST ${address} gives ${caller.name} ${status}`);
    }
  }
  return { faults, cells };
}
