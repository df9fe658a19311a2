import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { nodeFlags, root } from '../../test/world/process.ts';
import { endWithReader } from './closed-pipe.ts';

test('a program whose reader has gone ends without a word', async () => {
  const child = spawn(process.execPath, [...nodeFlags, join(root, 'src', 'main.ts'), '--help'], { stdio: 'pipe' });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  const [code] = await once(child, 'close');
  assert.deepEqual([code, said], [141, '']);
});

test('nobody to read the log ends nothing, and another error is not hidden', () => {
  const [printed, logged, codes] = [new PassThrough(), new PassThrough(), [] as number[]];
  endWithReader(printed, logged, (code) => codes.push(code));
  const closed = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  logged.emit('error', closed);
  assert.deepEqual(codes, []);
  printed.emit('error', closed);
  assert.deepEqual(codes, [141]);
  for (const stream of [printed, logged]) assert.throws(() => stream.emit('error', new Error('full')), /full/);
});
