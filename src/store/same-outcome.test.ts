import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { actionInputs, readyForActions } from '../../test/world/action-inputs.ts';
import { type Dump, dumpDerived } from '../../test/world/dumped-tables.ts';
import { editorsActions } from '../../test/world/editors-actions.ts';
import { type Engine, engines } from '../../test/world/engines.ts';
import { done, fakeWorld } from '../../test/world/fake-world.ts';
import { smallArrival } from '../../test/world/records.ts';
import { heldTables } from '../core/held-tables.ts';
import type { Store } from '../core/ports.ts';
import { takeIn } from '../editorial/take-in.ts';

async function held(store: Store): Promise<readonly string[]> {
  return store.holdings.snapshot(async (snapshot) => {
    const lines: string[] = [];
    for (const table of heldTables) {
      for await (const row of snapshot.rows(table)) lines.push(`${table} ${JSON.stringify(row)}`);
    }
    return lines;
  });
}

type Outcome = { readonly said: readonly string[]; readonly held: readonly string[]; readonly derived: Dump };

// The clock and the randomness are the same each time, so every byte may be compared.
async function outcomeOn(engine: Engine, t: TestContext): Promise<Outcome> {
  const database = engine.newDatabase(t);
  const store = await database.open();
  const world = fakeWorld(store);
  const said: string[] = [];
  await readyForActions(world);
  const actions = new Map((await editorsActions()).map((action) => [action.name, action]));
  for (const [name, input] of Object.entries(actionInputs)) {
    const action = actions.get(name);
    if (action) said.push(JSON.stringify([name, await done(world, action, input)]));
  }
  said.push(JSON.stringify(await done(world, takeIn, smallArrival({ collection: 'second', reason: 'Once more' }))));
  return { said, held: await held(store), derived: await dumpDerived(await database.address()) };
}

const [first, ...others] = engines;

for (const other of others) {
  test(`every editors' action leaves the same on ${other.name} as on ${first?.name}`, {
    skip: other.skip,
  }, async (t) => {
    const [one, two] = [await outcomeOn(first as Engine, t), await outcomeOn(other, t)];
    assert.ok(one.said.length > Object.keys(actionInputs).length / 2);
    assert.deepEqual(two.said, one.said);
    assert.deepEqual(two.held, one.held);
    const { words: _, ...lists } = one.derived;
    const { words: __, ...listsThere } = two.derived;
    assert.deepEqual(listsThere, lists);
    const empty = Object.keys(lists).filter((name) => lists[name]?.length === 0);
    assert.deepEqual(empty, ['annotation'], 'the small collection has no annotators');
  });
}
