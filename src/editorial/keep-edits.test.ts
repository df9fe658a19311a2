import assert from 'node:assert/strict';
import { newWorld, testOverEngines } from '../../test/world/engines.ts';
import { done } from '../../test/world/fake-world.ts';
import { says, smallArrival } from '../../test/world/records.ts';
import { plus, recordNow, taken, why } from '../../test/world/taken.ts';
import type { Arrival } from '../core/arrival.ts';
import type { World } from '../core/ports.ts';
import { bestValues, type Statement, statementsOf } from '../core/statement.ts';
import { publishRevision } from './publish.ts';
import { editRecord } from './review-proposal.ts';
import { takeIn } from './take-in.ts';

const country = says('country', 'NL');
const edit = { record: 'CB-1', sources: [], entities: [], ...why };

// The small collection with another country on the record `harbour`, and more statements.
function inCountry(code: string, ...more: readonly Statement[]): Partial<Arrival> {
  const { records = [] } = plus('harbour', ...more);
  return {
    records: records.map((one) => ({
      ...one,
      document: {
        ...one.document,
        statements: one.document.statements.map((statement) =>
          one.key === 'harbour' && statement.field === 'country' ? { ...statement, value: code } : statement,
        ),
      },
    })),
  };
}

async function harbour(world: World, change: Partial<Arrival>) {
  const outcomes = await done(world, takeIn, smallArrival(change));
  const { outcome, kept } = outcomes.find(({ key }) => key === 'harbour') ?? {};
  const { statements } = await recordNow(world, 'CB-1');
  const values = (name: 'country' | 'place') => statementsOf(statements, name).map(({ value }) => value);
  const revision = (await world.store.head('CB-1'))?.revision;
  return { outcome, kept, country: values('country'), place: values('place'), revision };
}

testOverEngines(
  'an import does not undo what editors changed; what is new in it comes in beside',
  async (t, engine) => {
    const { world } = await newWorld(t, engine);
    await taken(world);
    const changes = [
      { field: 'country', before: country, after: { ...country, value: 'BE' } },
      { field: 'place', after: says('place', 'Ghent') },
    ];
    await done(world, editRecord, { ...edit, base: 1, changes });
    const same = { outcome: 'unchanged', kept: 1, country: ['BE'], place: ['Ghent'], revision: 2 };
    assert.deepEqual(await harbour(world, {}), same);
    const delft = says('place', 'Delft');
    const next = { outcome: 'changed', kept: 1, country: ['BE'], place: ['Ghent', 'Delft'], revision: 3 };
    assert.deepEqual(await harbour(world, inCountry('NL', delft)), next);
    assert.deepEqual(await harbour(world, inCountry('NL', delft)), { ...next, outcome: 'unchanged' });
    // Now the collection changes the very fact: that of the editors stays, each time anew.
    for (const code of ['DE', 'DE', 'FR'])
      assert.deepEqual(await harbour(world, inCountry(code, delft)), { ...next, outcome: 'unchanged' });
    // What the collection brought it takes back; what editors added it does not.
    const gone = { ...next, place: ['Ghent'], revision: 4 };
    assert.deepEqual(await harbour(world, inCountry('FR')), gone);
    const agreed = await harbour(world, inCountry('BE'));
    assert.deepEqual(agreed, { outcome: 'unchanged', kept: undefined, country: ['BE'], place: ['Ghent'], revision: 4 });
  },
);

testOverEngines('where nobody else changed anything, a document becomes what the import says', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  for (const code of ['DE', 'FR', 'NL']) {
    const { outcome, kept, country: now } = await harbour(world, { ...inCountry(code), reason: `For ${code}` });
    assert.deepEqual([outcome, kept, now], ['changed', undefined, [code]]);
  }
});

testOverEngines('a statement that editors took away stays away', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world, plus('harbour', says('place', 'Delft')));
  const changes = [{ field: 'place', before: says('place', 'Delft') }];
  await done(world, editRecord, { ...edit, base: 1, changes });
  const { outcome, kept, place } = await harbour(world, plus('harbour', says('place', 'Delft')));
  assert.deepEqual([outcome, kept, place], ['unchanged', 1, []]);
});

testOverEngines('the parts of an entity are kept in the same way', async (t, engine) => {
  const { world } = await newWorld(t, engine);
  await taken(world);
  const named = async () => {
    const [entity] = await world.store.current(['E-1']);
    if (entity?.schema !== 'casebook.entity/1') throw new TypeError('no entity');
    return entity;
  };
  const edited = { ...(await named()), kind: 'public-body' as const };
  const at = { world, actor: { role: 'keeper' as const, name: 'A test' } };
  await world.store.transaction((tx) => publishRevision({ document: edited, base: 1, ...why }, { ...at, tx }));
  const entities = (text: string) =>
    smallArrival().entities.map((one) =>
      one.key === 'acme' ? { ...one, document: { ...one.document, names: [{ text }] } } : one,
    );
  for (const text of ['Acme', 'Acme Vision', 'Acme Vision', 'Acme'])
    await done(world, takeIn, smallArrival({ entities: entities(text) }));
  const { kind, names } = await named();
  assert.deepEqual([kind, names.map(({ text }) => text)], ['public-body', ['Acme']]);
  assert.deepEqual(bestValues((await recordNow(world, 'CB-1')).statements, 'country'), ['NL']);
});
