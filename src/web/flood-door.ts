import { html } from 'hono/html';
import { Refused, valueOfResult } from '../core/errors.ts';
import { reader } from '../core/policy.ts';
import type { Random, World } from '../core/ports.ts';
import { type Delay, delayToken, readDelay } from '../intake/delay-token.ts';
import { type Counted, FloodGate } from '../intake/flood-gate.ts';
import { floodKey, makeFloodKey } from '../intake/make-flood-key.ts';
import { addressBehind } from '../intake/network-of.ts';
import { isWorked } from '../intake/small-work.ts';
import type { FormAsk } from './form-face.ts';
import { hidden } from './parts/controls.ts';
import type { Html } from './parts/html.ts';

// A field that people do not see; programs that fill in everything fill it in, too.
const TRAP = 'homepage';
const TOKEN = 'opened';
const WORK = 'work';

const gates = new WeakMap<Random, FloodGate>();

// One for the process: what it counts is gone with it.
function gateOf({ random }: Pick<World, 'random'>): FloodGate {
  const gate = gates.get(random) ?? new FloodGate(random.bytes(32));
  gates.set(random, gate);
  return gate;
}

async function keyOf(world: World): Promise<string> {
  const known = await world.store.setting(floodKey);
  return known ?? valueOfResult(await makeFloodKey.perform(world, reader, {}));
}

/** What a form of strangers carries to show, when it comes back, that it was open for some seconds. */
export async function delayFor(world: World, once = ''): Promise<string> {
  return delayToken(await keyOf(world), once, Date.parse(world.clock.now()));
}

/** The unseen fields of a form of strangers; `work` is what the browser's work came to, when it was done before. */
export function floodFields(token: string, work = ''): Html {
  return html`${hidden(TOKEN, token)}${hidden(WORK, work)}<div class="trap" aria-hidden="true"><label for="f-trap">Please leave this empty</label><input id="f-trap" name="${TRAP}" tabindex="-1" autocomplete="off"></div>`;
}

/** The same fields for a form that is shown again: it does not lose its time, unless its day is over. */
export async function floodFieldsAgain(world: World, ask: FormAsk): Promise<Html> {
  const { fields, once } = ask;
  const isFine = /^(?:passed|too-soon)$/.test(await delayOf(world, ask));
  return floodFields(isFine ? fields.text(TOKEN) : await delayFor(world, once), fields.text(WORK));
}

/** What the token says that came back with a form. */
export async function delayOf(world: World, { fields, once }: FormAsk): Promise<Delay> {
  const sent = { once, token: fields.text(TOKEN) };
  return readDelay(await keyOf(world), sent, Date.parse(world.clock.now()));
}

/** The address that a request comes from, for counting alone; nothing of it is kept with anything. */
export function addressFrom({ proxies = 0 }: Pick<World, 'proxies'>, ask: Pick<FormAsk, 'peer' | 'headers'>) {
  return addressBehind(ask.peer ?? '', ask.headers.get('x-forwarded-for') ?? undefined, proxies);
}

/** Counts a request from the network it comes from; refuses with `too-many`. Nothing of it is kept with anything. */
export function countFrom(world: World, ask: Pick<FormAsk, 'peer' | 'headers'>, kind: Counted): void {
  const address = addressFrom(world, ask);
  if (gateOf(world).wait(kind, address, performance.now()) > 0) throw new Refused('too-many');
}

/**
 * Lets a form of strangers pass that a person can have sent: nothing in the field that nobody sees, open for some seconds
 * or with a little work done by the browser, and not the twentieth from its network in this minute. Refuses in a sentence.
 */
export async function passFlood(world: World, ask: FormAsk): Promise<void> {
  const { fields, once } = ask;
  if (fields.text(TRAP) !== '') {
    throw new Refused('bad-input', 'A field that people do not see was filled in. Please press the button again.');
  }
  const delay = await delayOf(world, ask);
  if (delay === 'not-ours' || delay === 'too-late') {
    throw new Refused(
      'bad-input',
      'This form was opened too long ago. Please wait some seconds and press the button again.',
    );
  }
  if (delay === 'too-soon' && !isWorked(once, fields.text(WORK))) {
    throw new Refused('too-many', 'That was very quick. Please wait some seconds and press the button again.');
  }
  countFrom(world, ask, 'send');
}
