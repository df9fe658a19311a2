import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { flowing } from './flowing.ts';

function counted(pieces: number) {
  const seen = { made: 0, ended: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (; seen.made < pieces; ) {
        seen.made += 1;
        yield new Uint8Array(1_000);
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, bytes: bytes() };
}

test('nothing is made before somebody reads, and no more than is read', async () => {
  const { seen, bytes } = counted(1_000);
  const reader = flowing(bytes).getReader();
  await pause(5);
  assert.equal(seen.made, 0);
  for (let n = 0; n < 3; n += 1) await reader.read();
  await pause(5);
  assert.equal(seen.made, 3);
  await reader.cancel();
  assert.equal(seen.ended, true);
});

test('all of it arrives, and then it is over', async () => {
  const { seen, bytes } = counted(7);
  assert.equal((await new Response(flowing(bytes)).arrayBuffer()).byteLength, 7_000);
  assert.equal(seen.ended, true);
});

test('a reader who takes nothing for too long is given up, and the source lets go', async () => {
  const { seen, bytes } = counted(1_000);
  const reader = flowing(bytes, 10).getReader();
  await reader.read();
  const kept = setTimeout(() => undefined, 5_000);
  while (!seen.ended) await pause(5);
  clearTimeout(kept);
  await assert.rejects(reader.read(), /nobody reads/);
});

test('what goes wrong in the middle is told, not passed off as the end', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(3);
    throw new Error('the database went away');
  }
  await assert.rejects(new Response(flowing(failing())).arrayBuffer(), /went away/);
});
