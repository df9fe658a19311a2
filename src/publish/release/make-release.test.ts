import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { testOverEngines } from '../../../test/world/engines.ts';
import { done, temporaryDirectory } from '../../../test/world/fake-world.ts';
import { furnishedHouse } from '../../../test/world/open-house.ts';
import { says, smallArrival } from '../../../test/world/records.ts';
import type { World } from '../../core/ports.ts';
import { takeIn } from '../../editorial/take-in.ts';
import { withdraw } from '../../editorial/withdraw.ts';
import { releasesIn } from '../../outside/release-folder.ts';
import { makeRelease } from './make-release.ts';

const python = (program: string, cwd: string): string =>
  execFileSync('python3', ['-c', program], { cwd, encoding: 'utf8' }).trim();
const IDS =
  'import csv; print(",".join(r["id"] for r in csv.DictReader(open("records.csv", newline="", encoding="utf-8"), strict=True)))';
const LINES = 'import json; print(",".join(json.loads(l)["id"] for l in open("records.ndjson", encoding="utf-8")))';
const FILE = `import sqlite3; c=sqlite3.connect("file:casebook.sqlite?mode=ro", uri=True)
print(",".join(r[0] for r in c.execute("select id from records order by rowid")))
print(list(c.execute("pragma foreign_key_check")), *c.execute("pragma integrity_check"))
print(c.execute("select count(*) from search where search match 'recognition'").fetchone()[0] > 0)`;
const NAMED = `import csv
read = lambda name: list(csv.DictReader(open(name, newline="", encoding="utf-8"), strict=True))
cited = {s for r in read("records.csv") for s in r["source"].split("; ") if s}
print(cited == {s["id"] for s in read("sources.csv")}, len(cited) > 3, len(read("entities.csv")) > 3)
words = read("dictionary.csv")
print({(w["table"], w["name"]) for w in words} == {(t, c) for t in ("records", "statements", "sources", "entities") for c in read(t + ".csv")[0]})
print(all(w["meaning"] and w["completeness"] for w in words))`;

testOverEngines(
  'every file of a release holds the same public records, as other programs read them',
  async (t, engine) => {
    const { world, has } = await furnishedHouse(t, engine);
    const directory = temporaryDirectory(t);
    const { name, records, sequence } = await makeRelease(world, releasesIn(directory));
    const own = join(directory, name);
    const ids = python(IDS, own).split(',');
    assert.equal(ids.length, records);
    assert.equal(sequence, await world.store.sequence());
    for (const hidden of [has.withdrawn, has.merged, has.draft]) assert.equal(ids.includes(hidden), false);
    assert.ok(ids.includes(has.sensenets));
    assert.equal(python(LINES, own), ids.join());
    assert.equal(python(FILE, own), `${ids.join()}\n[] ('ok',)\nTrue`);
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(own, 'records.parquet')) });
    assert.equal(rows.map((row) => row.id).join(), ids.join());
    assert.equal(python(NAMED, own), 'True True True\nTrue\nTrue');
    const hashes = execFileSync('sha256sum', ['--strict', '-c', 'MANIFEST.sha256'], { cwd: own, encoding: 'utf8' });
    assert.equal(hashes.match(/: OK$/gm)?.length, readdirSync(own, { recursive: true }).length - 2);
    const all = readdirSync(own, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    for (const file of all) {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      assert.equal(
        text.includes(has.privatePerson) && new RegExp(`${has.privatePerson}\\b`).test(text),
        false,
        file.name,
      );
    }
  },
);

async function change(world: World): Promise<void> {
  const arrival = smallArrival({ collection: 'later' });
  await done(world, takeIn, arrival);
  const [first, ...rest] = arrival.records;
  assert.ok(first);
  const document = { ...first.document, statements: [...first.document.statements, says('place', 'Ghent')] };
  await done(world, takeIn, {
    ...arrival,
    records: [{ ...first, document }, ...rest],
    reason: 'A *place* <b>found</b>',
  });
}

test('a release tells what changed since the one before', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const directory = temporaryDirectory(t);
  const releases = releasesIn(directory);
  const text = async (): Promise<string> => {
    const { name } = await makeRelease(world, releases);
    return readFileSync(join(directory, name, 'CHANGES.md'), 'utf8');
  };
  assert.match(await text(), /first release/);
  assert.match(await text(), /since 2026-01-01\n\nNo record changed\.\n$/);
  await change(world);
  await done(world, withdraw, { id: has.sensenets, base: 1, reason: 'The source took it back', credit: 'A test' });
  const told = await text();
  assert.match(told, /^# Changes in release 2026-01-01\.3 since 2026-01-01\.2$/m);
  assert.match(told, /^## Added \(3\)\n\n\* CB-\d+ /m);
  assert.match(told, new RegExp(`^## Withdrawn \\(1\\)\\n\\n\\* ${has.sensenets}: The source took it back$`, 'm'));
  assert.doesNotMatch(told, /<b>|\*place/);
});

test('a release holds one moment, whatever is written while it is made', async (t) => {
  const { world, has } = await furnishedHouse(t);
  const directory = temporaryDirectory(t);
  const real = releasesIn(directory);
  const before = await world.store.sequence();
  const { name } = await makeRelease(world, {
    ...real,
    make: (day, work) =>
      real.make(day, (folder) =>
        work({
          ...folder,
          write: async (file, bytes) => {
            if (file === 'records.csv')
              await done(world, withdraw, { id: has.sensenets, base: 1, reason: 'Gone', credit: 'A test' });
            return folder.write(file, bytes);
          },
        }),
      ),
  });
  const facts = JSON.parse(readFileSync(join(directory, name, 'release.json'), 'utf8'));
  assert.equal(facts.sequence, before);
  assert.ok((await world.store.sequence()) > before);
  assert.ok(python(IDS, join(directory, name)).split(',').includes(has.sensenets));
});

test('when any file cannot be written there is no release', async (t) => {
  const { world } = await furnishedHouse(t);
  const directory = temporaryDirectory(t);
  const real = releasesIn(directory);
  for (const broken of ['statements.csv', 'records.parquet', 'LICENCE', 'casebook.sqlite']) {
    const made = makeRelease(world, {
      ...real,
      make: (day, work) =>
        real.make(day, (folder) =>
          work({
            ...folder,
            write: (file, bytes) =>
              file === broken ? Promise.reject(new Error('no room')) : folder.write(file, bytes),
            add: (file) => (file === broken ? Promise.reject(new Error('no room')) : folder.add(file)),
          }),
        ),
    });
    await assert.rejects(made, /no room/, broken);
    assert.deepEqual(readdirSync(directory), [], broken);
  }
});
