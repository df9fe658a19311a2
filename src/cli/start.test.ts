import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { dumpDerived } from '../../test/world/dumped-tables.ts';
import { fakeWorld, temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { writeFirstHouse } from '../../test/world/first-house.ts';
import { root, startNode } from '../../test/world/process.ts';
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
    checkPort: async () => undefined,
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
  return { run, derived: () => dumpDerived(old), wanted: await dumpDerived(path) };
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

test('serve makes no collection where there is none, and start none that it could not serve', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  t.after(() => server.close());
  const place = server.address();
  assert.ok(typeof place === 'object' && place);
  const data = join(temporaryDirectory(t), 'data');
  const told = async (command: string, PORT: string): Promise<string> => {
    const env = { CASEBOOK_DATA: data, PORT, CASEBOOK_LOG: 'plain' };
    const { ended, errors } = startNode([join(root, 'src', 'main.ts'), command], { env });
    assert.equal(await ended, 1);
    assert.ok(!existsSync(data), `${command} made something`);
    return errors.join('\n');
  };
  assert.match(await told('serve', '0'), /^casebook: There is no collection in .*data: begin one there with/);
  assert.match(await told('start', String(place.port)), /^casebook: Port \d+ on 127\.0\.0\.1 is already in use/);
});
