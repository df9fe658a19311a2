// The yardstick of the record page: one Hono route that returns the bytes and headers given to it, and nothing else.
// Arguments: a file with the bytes, the headers as JSON, the path and the status; a 304 has no bytes.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

const [file = '', headers = '{}', path = '/records/:id', status = '200'] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
const sent = JSON.parse(headers) as Record<string, string>;
const app = new Hono();
const body = status === '304' ? null : bytes;
app.get(path, () => new Response(body, { status: Number(status), headers: sent }));
const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' });
server.listen(0, '127.0.0.1', () => {
  console.log(`Bare route at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
