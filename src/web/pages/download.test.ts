import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { temporaryDirectory } from '../../../test/world/fake-world.ts';
import { furnishedHouse, listen } from '../../../test/world/open-house.ts';

const total = /These|([\d,]+) records?/;

test('a filtered search downloads every record that it finds, in its order, in every format', async (t) => {
  const { app, has } = await furnishedHouse(t);
  const get = async (ending: string, query = '') => app.request(`/records/download${ending}${query}`);
  const query = '?q=recognition&sort=oldest';
  const found = (await (await app.request(`/records.json${query}`)).json()) as {
    total: number;
    cards: { id: string }[];
  };
  assert.ok(found.total > 1);
  const records = (await (await get('.json', query)).json()) as { id: string }[];
  assert.deepEqual(
    records.map(({ id }) => id),
    found.cards.map(({ id }) => id),
  );
  const all = (await (await get('.json')).json()) as { id: string }[];
  assert.ok(all.length > records.length);
  const ids = new Set(all.map(({ id }) => id));
  for (const hidden of [has.withdrawn, has.merged, has.draft]) assert.equal(ids.has(hidden), false);

  const directory = temporaryDirectory(t);
  const save = async (ending: string): Promise<string> => {
    const answer = await get(ending);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="casebook-\d{4}-\d\d-\d\d\./);
    const path = join(directory, `all${ending}`);
    writeFileSync(path, new Uint8Array(await answer.arrayBuffer()));
    return path;
  };
  const python = (program: string, path: string): string =>
    execFileSync('python3', ['-c', program, path], { encoding: 'utf8' }).trim();
  const readCsv =
    'import csv,sys; print(",".join(r["id"] for r in csv.DictReader(open(sys.argv[1], newline="", encoding=sys.argv[2] if len(sys.argv)>2 else "utf-8-sig"), strict=True)))';
  const inOrder = all.map(({ id }) => id).join(',');
  assert.equal(python(readCsv, await save('.csv')), inOrder);
  assert.equal(python(readCsv, await save('.excel.csv')), inOrder);
  const readLong =
    'import csv,sys; print(",".join(dict.fromkeys(r["record"] for r in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))))';
  assert.equal(python(readLong, await save('.long.csv')), inOrder);
  const readLines =
    'import json,sys; print(",".join(json.loads(l)["id"] for l in open(sys.argv[1], encoding="utf-8")))';
  assert.equal(python(readLines, await save('.ndjson')), inOrder);

  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(await save('.parquet')) });
  assert.equal(rows.map((row) => row.id).join(','), inOrder);
  const sqlite = await save('.sqlite');
  const ask = 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1]);';
  const list = `${ask} print(",".join(r[0] for r in c.execute("select id from records order by rowid")))`;
  assert.equal(python(list, sqlite), inOrder);
  const faults = `${ask} print(list(c.execute("pragma foreign_key_check")), *c.execute("pragma integrity_check"))`;
  assert.equal(python(faults, sqlite), "[] ('ok',)");
});

test('the browse page offers all of its records, under its own parameters', async (t) => {
  const { app } = await furnishedHouse(t);
  const page = await (await app.request('/records?q=recognition&country=CN&sort=oldest&page=1')).text();
  const [, count] = /Download these ([\d,]+) records/.exec(page) ?? [];
  assert.equal(count, total.exec(/<p class="total">(.*?)</.exec(page)?.[1] ?? '')?.[1]);
  const links = [...page.matchAll(/href="(\/records\/download[^"]*)"/g)].map(([, href]) =>
    href?.replaceAll('&amp;', '&'),
  );
  assert.equal(links.length, 7);
  for (const link of links) {
    assert.match(link ?? '', /\?q=recognition&country=CN&sort=oldest$/);
    assert.equal((await app.request(link ?? '')).status, 200, link);
  }
});

test('what an address asks wrongly is refused before anything is sent, with the parameter', async (t) => {
  const { app } = await furnishedHouse(t);
  for (const query of ['?limit=5', '?sort=best', '?country=ZZ', '?q=a&q=b', '?q=%22open']) {
    const answer = await app.request(`/records/download.json${query}`);
    assert.equal(answer.status, 400, query);
    assert.match(((await answer.json()) as { sentence: string }).sentence, /limit|sorted|ZZ|“q”|quot|"/, query);
  }
});

test('a reader who goes away in the middle frees the file that was made for it', async (t) => {
  const { app } = await furnishedHouse(t);
  const left = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('casebook-file-')).length;
  const before = left();
  const own = new URL(await listen(t, app));
  for (const address of ['/records/download.sqlite', '/records/download.ndjson']) {
    const socket = connect(Number(own.port), own.hostname);
    socket.write(`GET ${address} HTTP/1.1\r\nHost: ${own.host}\r\n\r\n`);
    await new Promise((read) => socket.once('data', read));
    socket.destroy();
  }
  for (let n = 0; left() > before && n < 200; n += 1) await pause(10);
  assert.equal(left(), before);
});
