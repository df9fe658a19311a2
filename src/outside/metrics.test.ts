import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Looked, makeMetrics } from './metrics.ts';

const has = (text: string, line: string): boolean => text.split('\n').includes(line);

test('requests, questions and transactions are counted and timed by route, kind and outcome', async () => {
  const metrics = makeMetrics(async () => ({}));
  metrics.answered({ route: '/records/:id', status: 200, milliseconds: 3 });
  metrics.answered({ route: '/records/:id', status: 404, milliseconds: 40 });
  metrics.question('search', { outcome: 'too-slow', milliseconds: 2_000 });
  metrics.transaction({ outcome: 'conflict', milliseconds: 7 });
  const text = await metrics.text();
  for (const line of [
    'casebook_requests_total{route="/records/:id",status="404"} 1',
    'casebook_request_seconds_bucket{le="0.005",route="/records/:id"} 1',
    'casebook_request_seconds_count{route="/records/:id"} 2',
    'casebook_question_seconds_bucket{le="1",kind="search",outcome="too-slow"} 0',
    'casebook_question_seconds_bucket{le="2.5",kind="search",outcome="too-slow"} 1',
    'casebook_transaction_seconds_sum{outcome="conflict"} 0.007',
  ])
    assert.ok(has(text, line), `${line} is missing in ${text}`);
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    assert.match(text, new RegExp(`^${name} `, 'm'));
});

test('what is looked up is as of now: a number that cannot be told any more is gone, not old', async () => {
  const all: Looked = {
    sequence: 12,
    replicaLag: 3,
    httpConnections: 4,
    questionsWaiting: 0,
    connections: { total: 5, idle: 2, waiting: 1 },
    jobs: { waiting: 6, dead: 1 },
  };
  let looked: Looked = all;
  const metrics = makeMetrics(async () => looked);
  const lines = [
    'casebook_public_sequence 12',
    'casebook_replica_lag_sequences 3',
    'casebook_http_connections 4',
    'casebook_questions_waiting 0',
    'casebook_database_connections{state="idle"} 2',
    'casebook_jobs{state="dead"} 1',
  ];
  const first = await metrics.text();
  for (const line of [...lines, 'casebook_database_up 1']) assert.ok(has(first, line), `${line} is missing`);
  looked = {};
  const second = await metrics.text();
  assert.ok(has(second, 'casebook_database_up 0'));
  assert.doesNotMatch(second, /^casebook_(?!database_up)/m);
});
