import type { Context } from 'hono';
import { type Problem, problem, Refused } from '../core/errors.ts';
import { allows } from '../core/policy.ts';
import type { World } from '../core/ports.ts';
import { stranger, visitorOf } from './actor.ts';
import { addressOf, checkQuery, pageHeaders } from './door.ts';
import { HTML_TYPE, JSON_TYPE } from './face.ts';
import { checkOrigin, checkToken } from './form-door.ts';
import { type Again, type FormAsk, newOnce, onceIn, type Sent } from './form-face.ts';
import { type Fields, noFields, readForm } from './form-fields.ts';
import { isTwin, ownAddress } from './parts/address.ts';
import type { Html } from './parts/html.ts';
import { knowing, type Reading } from './reading.ts';
import { wroteAt } from './recent-write.ts';
import { retryOf } from './refusal.ts';
import { type FormRoute, isForAccounts, looksAtVisitor } from './route.ts';
import { withoutWordsOf } from './words-of-reader.ts';

// There is no form to come back to, or nobody who may see it.
const NO_WAY_BACK = new Set(['withdrawn', 'not-allowed', 'not-signed-in', 'internal']);

type Answered = Sent & { readonly status?: number };

function addressIn(to: string): string {
  const own = ownAddress(to);
  if (own === undefined) throw new Error('a form may only lead to an address of this site');
  return own;
}

async function bodyOf(sent: Answered): Promise<{ readonly type?: string; readonly text: string | null }> {
  if ('to' in sent) return { text: null };
  if ('data' in sent) return { type: JSON_TYPE, text: JSON.stringify(sent.data) };
  return { type: HTML_TYPE, text: String(await sent.page) };
}

async function responseOf(sent: Answered, cookies: readonly string[]): Promise<Response> {
  const { type, text } = await bodyOf(sent);
  const headers = new Headers({
    ...pageHeaders(text, 'islands' in sent && sent.islands),
    'cache-control': 'no-store',
    ...sent.headers,
    ...(type && { 'content-type': type }),
    ...('to' in sent && { location: addressIn(sent.to) }),
  });
  for (const cookie of [...(sent.cookies ?? []), ...cookies]) headers.append('set-cookie', cookie);
  return new Response(text, { status: sent.status ?? ('to' in sent ? 303 : 200), headers });
}

// The same world; `moved` tells the public sequence that a write of this very form led to.
function watching(world: World): { readonly world: World; readonly moved: () => number | undefined } {
  let moved: number | undefined;
  const transaction: World['store']['transaction'] = (work) =>
    world.store.transaction(async (tx) => {
      const before = await tx.sequence();
      const done = await work(tx);
      const after = await tx.sequence();
      if (after > before) moved = after;
      return done;
    });
  return { world: { ...world, store: { ...world.store, transaction } }, moved: () => moved };
}

// What a driver says of an error may hold what was sent.
function withoutWordsOfFields(fields: Fields, error: unknown): unknown {
  if (error instanceof Refused) return error;
  const words = fields.names().flatMap((name) => [name, ...fields.all(name)]);
  return withoutWordsOf(`https://form/${words.join(' ')}`, error);
}

// What was not found may be something that the form names, or what its own page is about: then there is none to come back to.
async function pageAgain(again: Again, { world, ask }: { world: World; ask: FormAsk }, why: Refused): Promise<Html> {
  try {
    return await again(world, ask, why.problem);
  } catch (error) {
    throw why.problem.code === 'not-found' && error instanceof Refused ? why : error;
  }
}

async function answerOf(
  { form }: FormRoute,
  world: World,
  ask: FormAsk & { readonly found?: Problem },
): Promise<Answered> {
  try {
    if (ask.found) throw new Refused(ask.found.code, ask.found.sentence, ask.found.faults);
    return await form.answer(world, ask);
  } catch (error) {
    if (!(error instanceof Refused) || !form.again || NO_WAY_BACK.has(error.problem.code)) throw error;
    const page = await pageAgain(form.again, { world, ask }, error);
    const { code, status } = error.problem;
    return {
      page,
      islands: form.islands,
      status: code === 'bad-input' ? 422 : status,
      headers: retryOf(error.problem),
    };
  }
}

function peerOf({ env }: Context): string | undefined {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}

/** Makes the function that answers rows for forms: first who sends it and from where, then what, then what comes of it. */
export function makeFormAnswers(world: World, readingFor: (cookies: string | undefined) => Promise<Reading>) {
  // While the database is away the action says so itself, and the form comes back with its words.
  async function worldFor(cookies: string | undefined): Promise<World> {
    const reading = await readingFor(cookies).catch(() => undefined);
    return reading?.isHeard ? knowing(reading.world, reading.sequence) : world;
  }

  return async (route: FormRoute, context: Context): Promise<Response> => {
    const { raw: request, url } = context.req;
    const cookies = context.req.header('cookie');
    checkOrigin(request.headers, world.site());
    const { searchParams: query } = new URL(url);
    if (route.form.forms !== (isTwin(addressOf(url)) ? 'json' : 'page')) throw new Refused('not-found');
    const visitor = looksAtVisitor(route) ? await visitorOf(world, cookies) : stranger;
    if (!allows(route.who, visitor.actor)) {
      const isNobody = visitor.actor.role === 'reader' && isForAccounts(route);
      throw new Refused(isNobody ? 'not-signed-in' : 'not-allowed');
    }
    checkQuery(query, route.query);
    const { blind, reads = readForm } = route.form;
    const { fields, faults } = blind ? { fields: noFields, faults: [] } : await reads(request);
    checkToken(visitor, fields);
    const found = faults.length > 0 ? problem('bad-input', 'Part of this form was no text.', faults) : undefined;
    const once = onceIn(fields) ?? newOnce(world);
    const ask = {
      path: context.req.param(),
      query,
      visitor,
      once,
      fields,
      headers: request.headers,
      peer: peerOf(context),
    };
    const watched = watching(await worldFor(cookies));
    try {
      const sent = await answerOf(route, watched.world, { ...ask, found });
      const moved = watched.moved();
      return await responseOf(sent, moved === undefined ? [] : [wroteAt(moved, world.site())]);
    } catch (error) {
      throw withoutWordsOfFields(fields, error);
    }
  };
}
