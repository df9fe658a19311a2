import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../src/outside/clock.ts';
import { systemRandom } from '../../src/outside/random.ts';
import { routes } from '../../src/web/routes.ts';
import { find, strace } from '../../tools/programs.ts';
import { actionInputs } from '../world/action-inputs.ts';
import { editorsActions } from '../world/editors-actions.ts';
import { temporaryDirectory } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { furnishedHouse } from '../world/open-house.ts';
import { nodeFlags, start } from '../world/process.ts';
import { claimNothing, workingForms } from '../world/working-forms.ts';

const PROMISE = '02-receipt-after-disk';
const child = join(import.meta.dirname, 'child', 'perform-each.ts');
const serving = join(import.meta.dirname, 'child', 'serve-house.ts');

// System calls can be watched on Linux only, and only where one process may watch another. Elsewhere the promise cannot be
// tried, and the run says why.
function watching(): { readonly skip: string | false } {
  const program = find(strace);
  if (program === undefined) return { skip: 'strace is not installed; it exists for Linux only' };
  const trial = spawnSync(program, ['-o', '/dev/null', process.execPath, '--version'], { encoding: 'utf8' });
  if (trial.status === 0) return { skip: false };
  return { skip: `this machine does not let one process watch another: ${trial.stderr.split('\n')[0]}` };
}

const watched = watching();

type Receipt = { readonly name: string; readonly writes: number; readonly synced: boolean };

// Whether between START and ACK something was written to the database's log and, after the last write, synced.
function receiptsIn(trace: string): readonly Receipt[] {
  const receipts: Receipt[] = [];
  let open: { name: string; writes: number; synced: boolean } | undefined;
  for (const line of trace.split('\n')) {
    const said = /write\(1<[^>]*>, "(START|ACK) ([a-z-]+)/.exec(line);
    if (said?.[1] === 'START') open = { name: said[2] ?? '', writes: 0, synced: false };
    if (said?.[1] === 'ACK' && open) receipts.push(open);
    if (!open || !/\.db-wal>/.test(line)) continue;
    if (/\bpwrite64\(/.test(line)) open = { ...open, writes: open.writes + 1, synced: false };
    if (/\bf(?:data)?sync\(/.test(line) && /\) += 0$/.test(line)) open = { ...open, synced: true };
  }
  return receipts;
}

function watch(t: TestContext, mode: string): readonly Receipt[] {
  const directory = temporaryDirectory(t);
  const log = join(directory, 'trace');
  // The main thread alone (no -f): SQLite writes on it, and its calls then stand in order.
  const calls = 'trace=write,pwrite64,fsync,fdatasync';
  const args = ['-y', '-s', '80', '-e', calls, '-o', log, process.execPath, ...nodeFlags, child];
  const run = spawnSync(find(strace) ?? '', [...args, join(directory, 'casebook.db'), mode], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.doesNotMatch(run.stdout, /FAILED/);
  return receiptsIn(readFileSync(log, 'utf8'));
}

const tooEarly = (receipts: readonly Receipt[]): readonly string[] =>
  receipts.filter(({ writes, synced }) => writes === 0 || !synced).map(({ name }) => name);

test(`${PROMISE}: every action answers only after its write reached the disk`, watched, async (t) => {
  const names = (await editorsActions()).map((action) => action.name);
  assert.ok(names.length >= 7, `only ${names} were found in src/editorial`);
  assert.deepEqual(Object.keys(actionInputs).sort(), [...names].sort(), 'each action needs an input to be tried with');
  const receipts = watch(t, '');
  assert.deepEqual(receipts.map(({ name }) => name).sort(), [...names, 'refused'].sort());
  assert.deepEqual(tooEarly(receipts), []);
  figure(
    PROMISE,
    `${receipts.length} of ${receipts.length} answers after a sync of the log (${names.length} actions and a refusal)`,
  );
});

test(`${PROMISE}: planted fault: a database that does not wait for the disk is found`, watched, (t) => {
  const receipts = watch(t, 'unsafe');
  assert.equal(receipts.length, Object.keys(actionInputs).length + 1);
  assert.equal(tooEarly(receipts).length, receipts.length);
});

type Answer = { readonly route: string; readonly status: number; readonly synced: boolean };

// Whether between a form that came in and its answer that went out something was written to the log and, after the last
// write, synced. The forms come one after another.
function answersIn(trace: string): readonly Omit<Answer, 'route'>[] {
  const answers: Omit<Answer, 'route'>[] = [];
  let synced: boolean | undefined;
  for (const line of trace.split('\n')) {
    if (/\bread\(.*"POST \//.test(line)) synced = false;
    if (synced === undefined) continue;
    if (/\.db-wal>/.test(line) && /\bpwrite64\(/.test(line)) synced = false;
    if (/\.db-wal>/.test(line) && /\bf(?:data)?sync\(.*\) += 0$/.test(line)) synced = true;
    const status = /\bwritev?\(.*"HTTP\/1\.1 (\d{3})/.exec(line)?.[1];
    if (status === undefined) continue;
    answers.push({ status: Number(status), synced });
    synced = undefined;
  }
  return answers;
}

async function watchForms(t: TestContext, mode: string): Promise<readonly Answer[]> {
  const { world, place, has } = await furnishedHouse(t);
  const log = join(temporaryDirectory(t), 'trace');
  const calls = 'trace=read,write,writev,pwrite64,fsync,fdatasync';
  const args = ['-y', '-s', '80', '-e', calls, '-o', log, process.execPath, ...nodeFlags, serving, place, mode];
  const running = start({ program: find(strace) ?? '', args });
  const [pid, , own = ''] = (await running.line(/ at http/)).split(' ');
  // To the server itself: what watches it goes with it.
  t.after(() => running.child.exitCode ?? process.kill(Number(pid), 'SIGTERM'));
  const here = { ...world, clock: systemClock, random: { bytes: systemRandom.bytes }, site: () => own };
  const sent: string[] = [];
  for (const { route, address, request } of await workingForms(here, has)) {
    const answer = await fetch(own + address, { ...request, redirect: 'manual' });
    const text = await answer.text();
    sent.push(route);
    assert.ok(
      [200, 201, 303].includes(answer.status),
      `${address}: ${answer.status} ${text.replace(/<[^>]*>/g, ' ').slice(0, 2_000)}`,
    );
  }
  process.kill(Number(pid), 'SIGTERM');
  await running.ended;
  const answers = answersIn(readFileSync(log, 'utf8'));
  assert.equal(answers.length, sent.length, 'every form has its answer in the trace');
  return answers.map((answer, at) => ({ route: sent[at] ?? '', ...answer }));
}

test(`${PROMISE}: every form that writes is answered only after its write reached the disk`, watched, async (t) => {
  const rows = routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
  const answers = await watchForms(t, '');
  const tried = new Set([...answers.map(({ route }) => route), ...claimNothing]);
  assert.deepEqual([...tried].sort(), [...new Set(rows)].sort(), 'each form needs one in test/world/working-forms.ts');
  assert.deepEqual(
    answers.filter(({ synced }) => !synced),
    [],
  );
  figure(
    PROMISE,
    `${answers.length} forms of ${tried.size - claimNothing.length} rows over HTTP, each answered after a sync of the log`,
  );
});

test(`${PROMISE}: planted fault: a server that does not wait for the disk is found`, watched, async (t) => {
  const answers = await watchForms(t, 'unsafe');
  assert.ok(answers.every(({ synced }) => !synced));
});
