import assert from 'node:assert/strict';
import { testOverEngines } from '../../test/world/engines.ts';
import { furnishedHouse } from '../../test/world/open-house.ts';

testOverEngines(
  'publications come in their order, whole pages of them, and nothing that is not public',
  async (t, engine) => {
    const { world, has } = await furnishedHouse(t, engine);
    const { store } = world;
    const all = await store.publications(0, 10_000);
    const order = all.map(({ sequence }) => sequence);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    const paged: typeof order = [];
    for (let after = 0; ; ) {
      const page = await store.publications(after, 7);
      if (page.length === 0) break;
      paged.push(...page.map(({ sequence }) => sequence));
      after = page.at(-1)?.sequence ?? after;
    }
    assert.deepEqual(paged, order);
    const of = (id: string) => all.filter((line) => line.id === id);
    assert.deepEqual([of(has.draft), of(has.privatePerson)], [[], []]);
    assert.deepEqual(
      of(has.withdrawn).map(({ state, reason }) => [state, reason]),
      [['withdrawn', 'The source took it back']],
    );
    assert.equal(of(has.merged).at(-1)?.mergedInto, has.survivor);
    assert.deepEqual(
      of(has.edited).map(({ revision }) => revision),
      [1, 2, 3],
    );
    assert.ok(of(has.source).length === 1 && of(has.entity).length === 1);
    for (const { kind, reason } of all) assert.equal(reason !== undefined, kind === 'record');
    assert.equal(await store.lastPublished(), all.at(-1)?.time);
  },
);

testOverEngines(
  'ids are listed by their numbers, only those that a public record names and that may be shown',
  async (t, engine) => {
    const { world, has } = await furnishedHouse(t, engine);
    const { store } = world;
    for (const kind of ['source', 'entity'] as const) {
      const all = await store.publicIds({ kind, after: 0, limit: 10_000 });
      const numbers = all.map((id) => Number(id.slice(2)));
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a - b),
      );
      assert.deepEqual(new Set(all), await store.publiclyNamed(all));
      const second = await store.publicIds({ kind, after: numbers[0] ?? 0, limit: 3 });
      assert.deepEqual(second, all.slice(1, 4));
      assert.ok(!all.includes(has.privatePerson));
    }
    const named = await store.publicIds({ kind: 'entity', after: 0, limit: 100, startsWith: 'sensenets' });
    assert.deepEqual(named, [has.entity]);
  },
);
