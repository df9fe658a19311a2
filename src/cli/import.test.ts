import assert from 'node:assert/strict';
import { appendFileSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { recordCalled, temporaryDirectory, temporaryWorld } from '../../test/world/fake-world.ts';
import { incidentsSheet, inventedLines, type SheetCells } from '../../test/world/incidents-sheet.ts';
import type { ImportReport } from '../harvest/import-report.ts';
import { leadsInto, textWriter } from '../outside/files.ts';
import { openBytes, openDirectory } from '../outside/read-bytes.ts';
import type { Shell } from './command.ts';
import { importCommand } from './import.ts';

function house(t: TestContext) {
  const { world } = temporaryWorld(t);
  const directory = temporaryDirectory(t);
  const file = join(directory, 'incidents.csv');
  const printed: string[] = [];
  const codes: number[] = [];
  let spared = 0;
  const control = new AbortController();
  const unused = (): never => assert.fail('not part of this test');
  const shell: Shell = {
    world: async () => world,
    existingWorld: unused,
    readYamlFiles: unused,
    version: '1.2.3',
    checkPort: async () => undefined,
    serve: unused,
    work: unused,
    places: unused,
    starterDirectory: 'starter',
    print: (line) => printed.push(line),
    openBytes,
    openDirectory,
    leadsInto,
    textWriter,
    writeBytes: unused,
    screen: { isColoured: false },
    askRemote: unused,
    sparing: () => {
      spared++;
    },
    status: () => undefined,
    interrupted: () => control.signal,
    exitWith: (code) => codes.push(code),
  };
  const run = async (...more: string[]): Promise<ImportReport> => {
    const report = join(directory, 'report.json');
    await importCommand.run(shell, ['aiaaic', file, '--report', report, ...more]);
    return JSON.parse(readFileSync(report, 'utf8'));
  };
  const write = (lines: readonly SheetCells[]): void => writeFileSync(file, incidentsSheet(lines));
  return { world, file, printed, codes, control, shell, run, write, spared: () => spared };
}

test('a dry run reports what would happen and writes nothing', async (t) => {
  const { world, run, write, printed } = house(t);
  write(inventedLines);
  const report = await run('--dry-run');
  assert.deepEqual([report.dryRun, report.records.created], [true, 6]);
  assert.deepEqual(await world.store.numbers(), { records: 0, sources: 0, entities: 0, statements: 0, revisions: 0 });
  assert.match(printed[0] ?? '', /dry run: nothing was written/);
});

test('a second run changes nothing, and a newer file changes only what is new in it', async (t) => {
  const { world, run, write } = house(t);
  write(inventedLines);
  assert.equal((await run()).records.created, 6);
  const before = await world.store.numbers();
  assert.equal((await run()).records.unchanged, 6);
  assert.deepEqual(await world.store.numbers(), before);
  const [first, ...others] = inventedLines;
  write([{ ...first, Sector: 'Energy' }, ...others, { 'AIAAIC ID#': 'AIAAIC9010', Headline: 'A new line' }]);
  const { records } = await run();
  assert.deepEqual([records.created, records.changed, records.unchanged], [1, 1, 5]);
  const id = (await recordCalled(world.store, 'AIAAIC9001')) ?? '';
  assert.deepEqual(
    (await world.store.history(id)).map((line) => line.number),
    [2, 1],
  );
});

test('a bad line leaves the others in and ends in a refusal', async (t) => {
  const { world, run, write, printed } = house(t);
  write([{ 'AIAAIC ID#': 'X1', Headline: 'No id' }, ...inventedLines]);
  await assert.rejects(run(), /Some rows were refused/);
  assert.equal((await world.store.numbers()).records, 6);
  assert.ok(
    printed.some((line) => line.includes('line 4, AIAAIC ID#: This is not an id')),
    printed.join('\n'),
  );
});

test('an interruption keeps what is in, exits with 130, and the next run goes on', async (t) => {
  const { world, run, write, control, codes } = house(t);
  const many = Array.from({ length: 250 }, (_, n) => ({ 'AIAAIC ID#': `AIAAIC${n}`, Headline: `Case ${n}` }));
  write(many);
  control.abort();
  assert.match((await run()).stopped ?? '', /run it again/);
  assert.deepEqual([codes, (await world.store.numbers()).records], [[130], 100]);
});

test('drafts stay out of the public', async (t) => {
  const { world, run, write } = house(t);
  write(inventedLines);
  assert.equal((await run('--draft')).records.created, 6);
  assert.equal((await world.store.numbers()).records, 0);
});

test('a report that cannot be written is refused before anything comes in', async (t) => {
  const { world, shell, file, write } = house(t);
  write(inventedLines);
  const before = readFileSync(file, 'utf8');
  for (const [report, words] of [
    [join(file, 'report.json'), /report\.json cannot be written/],
    [dirname(file), /is a directory/],
    [file, /names a file that is to be read/],
  ] as const) {
    await assert.rejects(importCommand.run(shell, ['aiaaic', file, '--report', report]), words);
  }
  assert.equal((await world.store.numbers()).records, 0);
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('a report never goes where the import reads, whatever the place is called', async (t) => {
  const { world, shell, file, write } = house(t);
  write(inventedLines);
  const before = readFileSync(file, 'utf8');
  const directory = dirname(file);
  const elsewhere = temporaryDirectory(t);
  const [hard, soft, door] = [join(elsewhere, 'hard.json'), join(elsewhere, 'soft.json'), join(elsewhere, 'door')];
  linkSync(file, hard);
  symlinkSync(file, soft);
  symlinkSync(directory, door);
  mkdirSync(join(directory, 'inner'));
  const other = `${directory}/../${basename(directory)}/incidents.csv`;
  const places: readonly (readonly [kind: string, input: string, report: string])[] = [
    ...[hard, soft, other, join(door, 'incidents.csv')].map((report) => ['aiaaic', file, report] as const),
    ...[hard, soft, join(door, 'new.json'), join(directory, 'inner', 'new.json')].map(
      (report) => ['aiid', directory, report] as const,
    ),
  ];
  const reads = { ...shell, openBytes: () => assert.fail('read'), openDirectory: () => assert.fail('read') };
  for (const [kind, input, report] of places)
    await assert.rejects(importCommand.run(reads, [kind, input, '--report', report]), /--report names/, report);
  assert.equal((await world.store.numbers()).records, 0);
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('a file that is cut off brings its complete lines in and ends in a refusal that says where', async (t) => {
  const { world, shell, file, write, printed, spared } = house(t);
  write(inventedLines);
  appendFileSync(file, 'AIAAIC9999,"Half a li');
  await assert.rejects(
    importCommand.run(shell, ['aiaaic', file]),
    /cut off at line 11; only the complete lines before/,
  );
  assert.equal((await world.store.numbers()).records, 6);
  assert.match(printed.join('\n'), /line 11: The quote that opens in column 2 is never closed/);
  assert.equal(spared(), 1);
});

test('a wrong file or a wrong word is refused with what to do', async (t) => {
  const { shell, file } = house(t);
  writeFileSync(file, 'a;b\n1;2\n');
  await assert.rejects(importCommand.run(shell, ['aiaaic', file]), /not the incidents sheet/);
  await assert.rejects(importCommand.run(shell, ['aiaaic']), /Say what to import/);
  await assert.rejects(importCommand.run(shell, ['toString', file]), /Say what to import/);
});
