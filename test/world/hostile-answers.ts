import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fetchLimits } from '../../src/outside/fetched-body.ts';
import { randomFrom } from './figures.ts';

const bomb = Buffer.alloc(fetchLimits.bodyBytes + 1);
const random = randomFrom(26);
const noise = Buffer.from(Array.from({ length: 65_536 }, () => Math.floor(random() * 256)));

function drip(answer: ServerResponse, text: string): void {
  const timer = setInterval(() => answer.socket?.write(text), 50);
  answer.socket?.on('close', () => clearInterval(timer));
}

function pour(answer: ServerResponse): void {
  const more = (): void => {
    while (!answer.destroyed && answer.write(noise));
    if (!answer.destroyed) answer.once('drain', more);
  };
  more();
}

const raw = (text: string) => (answer: ServerResponse) => answer.socket?.end(text, 'latin1');
const encoded = (encoding: string, body: Uint8Array) => (answer: ServerResponse) =>
  answer.writeHead(200, { 'content-encoding': encoding }).end(body);

/** What servers do that mean no good, by path; each is asked for in the promise. */
export const hostileAnswers: Readonly<Record<string, (answer: ServerResponse) => unknown>> = {
  '/silent': () => undefined,
  '/slow-header': (answer) => {
    answer.socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ');
    drip(answer, 'a');
  },
  '/slow-body': (answer) => {
    answer.socket?.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
    drip(answer, 'a');
  },
  '/hints': (answer) => drip(answer, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
  '/endless': pour,
  '/long-body': (answer) => answer.end(bomb),
  '/lying-length': raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'),
  '/two-lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
  '/long-header': raw(`HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(fetchLimits.headerBytes)}\r\n\r\n`),
  '/many-headers': raw(`HTTP/1.1 200 OK\r\n${'X-Many: a\r\n'.repeat(9_000)}\r\n`),
  '/no-http': raw('SSH-2.0-OpenSSH_9.2\r\n'),
  '/upgrade': raw('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
  '/hang-up': (answer) => answer.socket?.destroy(),
  '/gzip-bomb': encoded('gzip', gzipSync(bomb)),
  '/gzip-ratio': encoded('gzip', gzipSync(Buffer.alloc(100_000))),
  '/brotli-bomb': encoded('br', brotliCompressSync(bomb)),
  '/no-gzip': encoded('gzip', Buffer.from('this is not gzip')),
  '/half-gzip': encoded('gzip', gzipSync(noise).subarray(0, 1_000)),
  '/gzip-twice': encoded('gzip, gzip', gzipSync(gzipSync(noise))),
  '/unknown-encoding': encoded('zstd', noise),
};

/** Answers as the path says: a redirect with `/to?ADDRESS`, so many of them with `/hop?N`, else a hostile answer or a page. */
export function answerHostile(asked: IncomingMessage, answer: ServerResponse): void {
  const [path = '', query = ''] = (asked.url ?? '').split(/\?(.*)/s);
  const hostile = hostileAnswers[path];
  if (hostile) hostile(answer);
  else if (path === '/to') answer.writeHead(302, { location: decodeURIComponent(query) }).end();
  else if (path === '/hop' && query !== '0') answer.writeHead(307, { location: `/hop?${Number(query) - 1}` }).end();
  else if (path === '/gzip') encoded('gzip', gzipSync(noise))(answer);
  else answer.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(asked.headers));
}
