import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openInternet } from '../../src/outside/ask-public.ts';
import { fetchLimits } from '../../src/outside/fetched-body.ts';
import { find, strace } from '../../tools/programs.ts';
import { temporaryDirectory } from '../world/fake-world.ts';
import { figure } from '../world/figures.ts';
import { honestAddresses, hostileAddresses } from '../world/hostile-addresses.ts';
import { nodeFlags } from '../world/process.ts';

const PROMISE = '26-not-aimed-inward';
const child = join(import.meta.dirname, 'child', 'fetch-hostile.ts');

type Run = {
  readonly answers: readonly { readonly address: string; readonly why: string; readonly bytes: number }[];
  readonly reached: readonly string[];
  /** Every address that the system was asked to connect to; undefined where one process may not watch another. */
  readonly connected?: readonly string[];
};

const canWatch = (): boolean => {
  const program = find(strace);
  return program !== undefined && spawnSync(program, ['-o', '/dev/null', process.execPath, '--version']).status === 0;
};

function connectsIn(trace: string): readonly string[] {
  const calls = [
    ...trace.matchAll(/connect\(\d+, \{sa_family=AF_INET6?, .*?inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]+)"/g),
  ];
  return [...new Set(calls.map(([, address = '']) => address.replace('::ffff:', '')))];
}

function run(t: TestContext, mode: string): Run {
  const log = join(temporaryDirectory(t), 'trace');
  const own = [...nodeFlags, child, mode];
  const isWatched = canWatch();
  const watch = ['-f', '-qq', '-e', 'trace=connect', '-o', log, process.execPath];
  const [program, args] = isWatched ? [find(strace) ?? '', [...watch, ...own]] : [process.execPath, own];
  const ended = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 16_000_000 });
  assert.equal(ended.status, 0, ended.stderr);
  const connected = isWatched ? connectsIn(readFileSync(log, 'utf8')) : undefined;
  return { ...JSON.parse(ended.stdout), connected };
}

const inward = (addresses: readonly string[] = []): readonly string[] =>
  addresses.filter((address) => !address.startsWith('127.66.'));

test(`${PROMISE}: no address that a stranger names leads inside, and each ends within the limits`, (t) => {
  assert.ok(hostileAddresses.length >= 250 && new Set(hostileAddresses).size === hostileAddresses.length);
  const { answers, reached, connected } = run(t, '');
  assert.equal(answers.length, hostileAddresses.length + honestAddresses.length);
  const answered = answers.filter(({ why }) => why === 'answered').map(({ address }) => address);
  assert.deepEqual([...answered].sort(), [...honestAddresses].sort());
  assert.deepEqual(inward(reached), []);
  assert.deepEqual(inward(connected), []);
  assert.ok(reached.includes('127.66.0.1') && connected?.includes('127.66.0.1') !== false);
  assert.ok(Math.max(...answers.map(({ bytes }) => bytes)) <= fetchLimits.bodyBytes);
  assert.deepEqual([fetchLimits.milliseconds, openInternet.milliseconds, openInternet.port(80)], [20_000, 20_000, 80]);
  const seen = connected ? 'listeners and by the system calls' : 'listeners';
  figure(PROMISE, `${hostileAddresses.length} hostile addresses: 0 answered, 0 connections inward as seen by ${seen}`);
});

test(`${PROMISE}: planted fault: a reach that forgets a range or a shape is seen to connect inward`, (t) => {
  for (const mode of ['range', 'shape']) {
    const { reached, connected } = run(t, mode);
    assert.ok(inward(reached).length > 0, mode);
    assert.ok(connected === undefined || inward(connected).length > 0, mode);
  }
});
