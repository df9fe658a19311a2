import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { heldTables } from '../../src/core/held-tables.ts';
import { sendReport } from '../../src/intake/send-report.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { done, fakeWorld, temporaryDirectory } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { casebook, root, serveWith, startNode } from '../world/process.ts';
import { openForm, post, receiptOn, sendFrom, workedFor } from '../world/sent-reports.ts';

const PROMISE = '22-no-trace-of-the-reporter';
const REPORTS = 12;
const WORDS = 'wordswhichmustbefound';

const canary = (n: number, kind: string): string => `canary${kind}${n}x`;

function originOf(n: number) {
  const headers = {
    'user-agent': canary(n, 'agent'),
    'accept-language': `en, x-${canary(n, 'language')}`,
    referer: `http://127.0.0.1/${canary(n, 'referrer')}`,
    'x-forwarded-for': `203.0.113.${n}, ${canary(n, 'forwarded')}`,
    cookie: `visitor=${canary(n, 'cookie')}`,
  };
  return { from: `127.77.${n + 10}.${n + 20}`, headers };
}

const traces = /canary(?:agent|language|referrer|forwarded|cookie)|127\.77\.|203\.0\.113\./;

function filesUnder(directory: string): readonly { name: string; text: string }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'latin1') }));
}

// Where a trace of a reporter stands, by the name of the place.
function tracesIn(places: readonly { name: string; text: string }[]): readonly string[] {
  return places.filter(({ text }) => traces.test(text)).map(({ name, text }) => `${name}: ${traces.exec(text)?.[0]}`);
}

async function running(t: TestContext) {
  const directory = temporaryDirectory(t, () => served.stop());
  const data = join(directory, 'data');
  mkdirSync(data);
  const env = {
    CASEBOOK_DATA: data,
    PORT: '0',
    HOST: '127.0.0.1',
    CASEBOOK_LOG: 'json',
    CASEBOOK_LOG_REQUESTS: 'on',
    CASEBOOK_METRICS_PORT: '0',
  };
  const served = await serveWith(startNode([join(root, 'src', 'main.ts'), 'start'], { env }));
  return { directory, data, env, served };
}

test('reports leave no trace of who sent them: not in files, logs, metrics or a backup, and no time finer than the day', async (t) => {
  const { directory, data, env, served } = await running(t);
  const { address } = served;
  const told = await served.running.line(/Metrics are at/);
  for (let n = 0; n < REPORTS; n += 1) {
    const origin = originOf(n);
    const form = await openForm(address, origin);
    await post(`${address}/report/likely.json`, { title: `${WORDS} ${n}` }, origin);
    const checked = await post(
      `${address}/report`,
      { ...form, step: 'check', what: `${WORDS} ${n}`, came: '' },
      origin,
    );
    const what = `A camera in the town took people for others, ${WORDS} ${n}`;
    const sent = await sendFrom(form, { what, work: workedFor(form.once) }, origin);
    assert.equal(sent.status, 200, sent.text.slice(0, 3_000));
    const receipt = receiptOn(sent.text);
    const looked = await post(`${address}/receipt`, { step: 'look', receipt }, origin);
    const wrong = await post(`${address}/receipt`, { step: 'look', receipt: 'none' }, origin);
    assert.deepEqual([looked.status, wrong.status], [200, 422]);
    for (const answer of [form.came, checked, sent, looked, wrong]) {
      assert.equal(answer.headers['set-cookie'], undefined);
      assert.doesNotMatch(answer.text, /https?:\/\/(?!127\.0\.0\.1)[^"<]*\.(?:js|css|png)/);
    }
  }
  const metrics = await (await fetch(/http:\S+/.exec(told)?.[0] ?? '')).text();
  const alive = filesUnder(data);
  assert.ok(
    alive.some(({ text }) => text.includes(WORDS)),
    'the words of the reports were not found, so nothing would be',
  );
  const file = join(directory, 'backup.gz');
  assert.equal((await casebook(['backup', file], env)).code, 0);
  const backup = gunzipSync(readFileSync(file)).toString('latin1');
  assert.equal(
    backup.includes(WORDS),
    heldTables.some((table) => table === 'item'),
  );
  // As after a loss of power: what stands in the files then, the write-ahead log among them.
  served.running.child.kill('SIGKILL');
  await served.running.ended;
  const { lines, errors } = served.running;
  const log = [...lines, ...errors].join('\n');
  assert.match(log, /\/report/, 'requests are logged');
  const places = [...alive, ...filesUnder(data), { name: 'log', text: log }, { name: 'metrics', text: metrics }];
  assert.deepEqual(tracesIn([...places, { name: 'backup', text: backup }]), []);
  assert.doesNotMatch(log + metrics, new RegExp(WORDS));
  assert.deepEqual(timesIn(join(data, 'casebook.db')), []);
  figure(
    PROMISE,
    `${REPORTS} reports with six marks each: 0 found in ${places.length + 1} places; no time finer than a day`,
  );
});

// Every time of day that stands with items, the talk, keys of forms, or in the audit of what strangers did.
function timesIn(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const audit = `select * from audit where actor = 'reader'`;
  const rows = ['select * from item', 'select * from item_message', 'select * from once', audit].flatMap((query) =>
    database
      .prepare(query)
      .all()
      .map((row) => JSON.stringify(row)),
  );
  const jobs = database
    .prepare('select * from job')
    .all()
    .map((row) => JSON.stringify(row));
  database.close();
  assert.ok(rows.length >= REPORTS);
  return [...rows.filter((row) => /\dT\d\d:\d\d/.test(row)), ...jobs.filter((job) => /R-\d|report/.test(job))];
}

test('planted fault: a report that holds the name of the browser is found', async (t) => {
  const directory = temporaryDirectory(t, () => store.close());
  const store = openSqlite(join(directory, 'casebook.db'));
  const what = `A camera in the town took people for others. ${canary(1, 'agent')}`;
  await done(fakeWorld(store), sendReport, { once: 'ab'.repeat(16), what });
  assert.notDeepEqual(tracesIn(filesUnder(directory)), []);
});
