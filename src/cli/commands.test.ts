import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { isRefusal, type ProblemCode } from '../core/errors.ts';
import type { Shell } from './command.ts';
import { commands, helpText, runCommand } from './commands.ts';

const record = (key: string, more = ''): string => `key: ${key}
language: en
sources: {}
statements:
  - { field: title, value: "The case of ${key}" }
  - { field: type, value: incident }
${more}`;

const files = [
  {
    name: 'collection.yaml',
    text: 'collection: small\ntitle: Small\nlicence: CC-BY-4.0\nattribution: A test\nfeatured: harbour\n',
  },
  { name: 'entities.yaml', text: '[]\n' },
  { name: 'records/harbour.yaml', text: record('harbour', '  - { field: place, value: Rotterdam }\n') },
  { name: 'records/ridge.yaml', text: record('ridge') },
];

function house(t: TestContext) {
  const { world } = temporaryWorld(t);
  const printed: string[] = [];
  let served = 0;
  const unused = (): never => assert.fail('not part of this test');
  const shell: Shell = {
    world: async () => world,
    existingWorld: async () => world,
    readYamlFiles: async () => files,
    version: '1.2.3',
    checkPort: async () => undefined,
    serve: async () => {
      served += 1;
    },
    places: unused,
    starterDirectory: 'starter',
    print: (line) => printed.push(line),
    openBytes: unused,
    openDirectory: unused,
    leadsInto: unused,
    textWriter: unused,
    writeBytes: unused,
    screen: { isColoured: false },
    askRemote: unused,
    sparing: () => undefined,
    status: unused,
    interrupted: unused,
    exitWith: unused,
    work: unused,
  };
  const run = async (...args: string[]): Promise<string> => {
    printed.length = 0;
    await runCommand(shell, args);
    return printed.join('\n');
  };
  return { world, run, served: () => served };
}

const refusedAs = (code: ProblemCode, words: RegExp) => (error: unknown) =>
  isRefusal(error, code) && words.test(error.message);

test('help lists every command with what it does, and every setting', async (t) => {
  const { run } = house(t);
  for (const args of [[], ['help'], ['--help'], ['-h'], ['withdraw', '--help']])
    assert.equal(await run(...args), helpText());
  for (const [name, { usage, about }] of Object.entries(commands)) {
    assert.ok(usage === name || usage.startsWith(`${name} `), name);
    assert.ok(helpText().includes(`casebook ${usage}\n      ${about}`), name);
  }
  const operators = ['CASEBOOK_LOG', 'CASEBOOK_LOG_REQUESTS', 'CASEBOOK_METRICS_PORT', 'CASEBOOK_DRAIN_SECONDS'];
  for (const setting of ['PORT', 'HOST', 'CASEBOOK_DATA', 'CASEBOOK_PREFIX', 'CASEBOOK_URL', ...operators])
    assert.match(helpText(), new RegExp(setting));
});

test('an unknown command is refused by name, also one that every object has', async (t) => {
  const { run } = house(t);
  for (const name of ['sreve', 'toString', '__proto__']) {
    await assert.rejects(run(name), refusedAs('bad-command', new RegExp(`^"${name}" is not a command`)));
  }
});

test('a slip of the pen does nothing: unknown options, missing values, words too many', async (t) => {
  const { world, run } = house(t);
  const slips: readonly [args: readonly string[], words: RegExp][] = [
    [['import', 'collection', 'DIR', '--drfat'], /--drfat/],
    [['import', 'collection'], /Say what to import/],
    [['import', 'photographs', 'DIR'], /Say what to import/],
    [['withdraw', '--reason', 'x'], /Name the record/],
    [['withdraw', 'CB-1'], /Say why/],
    [['withdraw', 'CB-1', '--reason'], /--reason/],
    [['withdraw', 'CB-1', '--reason', '--credit', 'x'], /--reason/],
    [['merge', 'CB-1', 'CB-2', '--reason', 'x'], /"CB-2" is one word too many/],
    [['merge', 'CB-1', '--reason', 'x'], /Name the record that stays/],
    [['rebuild', 'everything'], /one word too many/],
    [['serve', '--port', '80'], /--port/],
  ];
  for (const [args, words] of slips)
    await assert.rejects(run(...args), refusedAs('bad-command', words), args.join(' '));
  assert.equal(await world.store.sequence(), 0);
});

test('a collection is taken in once, and features its record', async (t) => {
  const { world, run } = house(t);
  assert.match(await run('import', 'collection', 'DIR'), /^records: {2}2 created, 0 changed, 0 unchanged$/m);
  assert.match(await run('import', 'collection', 'DIR'), /^records: {2}0 created, 0 changed, 2 unchanged$/m);
  assert.equal(await world.store.setting('featured'), 'CB-1');
});

test('start fills an empty house and serves; the second start only serves', async (t) => {
  const { world, run, served } = house(t);
  assert.equal(await run('start'), 'The starter collection is in: 2 records.');
  assert.equal(await run('start'), '');
  assert.deepEqual([served(), (await world.store.numbers()).records], [2, 2]);
});

test('a draft is published, withdrawn and merged from the command line', async (t) => {
  const { world, run } = house(t);
  await run('import', 'collection', 'DIR', '--draft');
  assert.equal((await world.store.numbers()).records, 0);
  assert.equal(await run('publish', 'CB-1', '--reason', 'Checked'), 'CB-1 is published.');
  assert.equal(await run('publish', 'CB-2', '--reason=Checked', '--credit', 'Ada'), 'CB-2 is published.');
  assert.equal((await world.store.history('CB-2'))[0]?.credit, 'Ada');
  assert.equal(await run('merge', 'CB-1', '--into', 'CB-2', '--reason', 'The same case'), 'CB-1 now leads to CB-2.');
  assert.equal(await run('rebuild'), '1 records rebuilt.');
  assert.equal(await run('withdraw', 'CB-2', '--reason', 'Not public'), 'CB-2 is withdrawn.');
  assert.equal(await run('verify'), '5 revisions of 2 documents, up to sequence 6: no doubt.');
  await assert.rejects(run('withdraw', 'CB-9', '--reason', 'x'), refusedAs('not-found', /CB-9/));
  await assert.rejects(run('withdraw', 'CB-2', '--reason', 'x'), refusedAs('wrong-state', /withdrawn/));
});

test('--version says which one this is', async (t) => {
  const { run } = house(t);
  for (const word of ['--version', '-v', 'version']) assert.match(await run(word), /^Casebook 1\.2\.3$/);
});
