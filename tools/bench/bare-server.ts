// The yardstick of the record page: one Hono route that returns the bytes and headers given to it, and nothing else.
// Arguments: a file with the bytes, and the headers as JSON.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

const [file = '', headers = '{}'] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
const sent = JSON.parse(headers) as Record<string, string>;
const app = new Hono();
app.get('/records/:id', () => new Response(bytes, { status: 200, headers: sent }));
const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' });
server.listen(0, '127.0.0.1', () => {
  console.log(`Bare route at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
