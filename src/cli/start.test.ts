import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { derivedTables } from '../../test/world/derived-tables.ts';
import { fakeWorld, temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { writeFirstHouse } from '../../test/world/first-house.ts';
import { taken } from '../../test/world/taken.ts';
import { openSqlite } from '../store/sqlite/open.ts';
import type { Shell } from './command.ts';
import { runCommand } from './commands.ts';

async function firstHouse(t: TestContext) {
  const { world: present, path } = temporaryWorld(t);
  await taken(present);
  const old = join(
    temporaryDirectory(t, async () => world.store.close()),
    'casebook.db',
  );
  writeFirstHouse(path, old);
  const world = fakeWorld(openSqlite(old));
  const told: string[] = [];
  const shell = {
    world: async () => world,
    existingWorld: async () => world,
    print: (line: string) => told.push(line),
    serve: async () => {
      told.push((await world.store.needsRebuild()) ? 'served stale' : 'served');
    },
  } as unknown as Shell;
  const run = async (command: string): Promise<readonly string[]> => {
    told.length = 0;
    await runCommand(shell, [command]);
    return told;
  };
  return { run, derived: () => derivedTables(old), wanted: await derivedTables(path) };
}

for (const command of ['start', 'serve']) {
  test(`${command} makes the lists of an earlier version again before it serves, once`, async (t) => {
    const { run, derived, wanted } = await firstHouse(t);
    assert.notDeepEqual(await derived(), wanted);
    const [sentence = '', ...rest] = await run(command);
    assert.match(sentence, /^This collection comes from an earlier Casebook: .*\.$/);
    assert.deepEqual(rest, ['served']);
    assert.deepEqual(await derived(), wanted);
    assert.deepEqual(await run(command), ['served']);
  });
}

test('after a rebuild by hand nothing is left to do', async (t) => {
  const { run, derived, wanted } = await firstHouse(t);
  assert.deepEqual(await run('rebuild'), ['3 records rebuilt.']);
  assert.deepEqual(await derived(), wanted);
  assert.deepEqual(await run('start'), ['served']);
});
