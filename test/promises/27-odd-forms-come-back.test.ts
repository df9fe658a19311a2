import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { action } from '../../src/core/action.ts';
import { everyone } from '../../src/core/policy.ts';
import { form } from '../../src/web/form-face.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/routes.ts';
import { testOverEngines } from '../world/engines.ts';
import { figure, isLong } from '../world/figures.ts';
import { formKinds, posted, type SentFields } from '../world/form-kinds.ts';
import { faultsOf, nasty } from '../world/odd-input.ts';
import { type App, furnishedHouse, plantedApp } from '../world/open-house.ts';
import { signIn } from '../world/signed-in.ts';

const PROMISE = '27-odd-forms-come-back';
const RUNS = isLong ? 300 : 20;

const oddFields = (fields: SentFields): fc.Arbitrary<SentFields> => {
  const name = fc.constantFrom(...Object.keys(fields), 'once', 'step', 'form-token', '__proto__', 'what', 'id');
  const value = fc.oneof(
    nasty,
    fc.array(nasty, { maxLength: 60 }),
    fc.constantFrom('x'.repeat(30_000), '0000', '9999-99'),
  );
  return fc.dictionary(name, value, { maxKeys: 5 }).map((odd) => ({ ...fields, ...odd }));
};

// What a page sends along by itself.
const unseen = new Set(['once', 'step', 'form-token', 'version', 'base']);

// Of these nothing is read but the address.
const isBlind = (path: string): boolean =>
  routes.some((route) => route.method === 'POST' && route.path === path && route.form.blind === true);

testOverEngines(`${PROMISE}: no form, however odd, gives more than a clear refusal`, async (t, engine) => {
  const { app: open, world, has } = await furnishedHouse(t, engine);
  const { cookie, token } = await signIn(world, 'administrator');
  const request = async (address: string, init: RequestInit = {}): Promise<Response> =>
    open.request(address, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } });
  const app = { request } as App;
  const kinds = formKinds(has).map((kind) => ({ ...kind, fields: { ...kind.fields, 'form-token': token } }));
  const statuses = new Set<number>();
  for (const { address, fields } of kinds.filter(({ route }) => !isBlind(route))) {
    // What a page sends unseen, and what an island asks, has no place for a sentence beside it.
    const zeroes: number[] = [];
    for (const name of Object.keys(fields))
      zeroes.push((await app.request(address, posted({ ...fields, [name]: 'a\u0000b' }))).status);
    assert.ok(
      zeroes.every((status) => [400, 403, 422].includes(status)),
      `${address} takes U+0000 with ${zeroes}`,
    );
    const isForPrograms = address.endsWith('.json') || address.startsWith('/api/');
    const isSilent = isForPrograms || Object.keys(fields).every((name) => unseen.has(name));
    assert.ok(isSilent || zeroes.includes(422), `${address} does not come back with the words: ${zeroes}`);
  }
  // Odd fields may be fine enough to decide something, so what is decided by then is looked at before.
  for (const { address, fields } of kinds) {
    const property = fc.asyncProperty(oddFields(fields), async (odd) => {
      statuses.add((await app.request(address, posted(odd))).status);
      assert.deepEqual(await faultsOf(app, address, odd), [], `${address} ${JSON.stringify(odd).slice(0, 500)}`);
    });
    await fc.assert(property, { numRuns: RUNS, verbose: fc.VerbosityLevel.None });
  }
  assert.ok(statuses.has(422), 'no form came back with a sentence');
  const seen = [...statuses].sort((a, b) => a - b).join(', ');
  figure(
    PROMISE,
    `${engine.name}: ${kinds.length} forms, each sent ${2 * RUNS} times with odd fields: ${seen}; 0 stacks`,
  );
});

const careless = action({
  name: 'careless',
  who: everyone,
  input: z.unknown(),
  run: async () => {
    throw new TypeError('planted');
  },
});

test(`${PROMISE}: planted fault: a form that fails on odd words is found`, async (t) => {
  const { world } = await furnishedHouse(t);
  const failing = form({ action: careless, read: (_, { fields }) => fields.text('a'), next: () => ({ to: '/' }) });
  const row: Route = { method: 'POST', path: '/planted', who: everyone, query: [], form: failing, about: 'Planted.' };
  assert.deepEqual(await faultsOf(plantedApp(world, [row]), '/planted', { a: 'b' }), ['500']);
});
