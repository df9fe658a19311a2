import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Refused } from '../core/errors.ts';

/** Where the metrics are served; port 0 takes any free one. */
export type MetricsPlace = { readonly host: string; readonly port: number };

/** A listening metrics server: the port it got, and how to end it. */
export type MetricsServer = { readonly port: number; readonly close: () => Promise<void> };

const TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const PATH = '/metrics';
// Milliseconds: whoever asks here is a program nearby.
const limits = { requestTimeout: 5_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 };

function send(answer: ServerResponse, status: number, text: string): void {
  answer.writeHead(status, { 'content-type': TYPE, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  answer.end(text);
}

async function reply(asked: IncomingMessage, answer: ServerResponse, text: () => Promise<string>): Promise<void> {
  if (asked.url !== PATH) return send(answer, 404, 'There is only /metrics here.\n');
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return send(answer, 405, 'Metrics are only read.\n');
  try {
    send(answer, 200, await text());
  } catch {
    send(answer, 500, 'The metrics cannot be told just now.\n');
  }
}

function end(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}

/** Serves `text` at /metrics and nothing else; refuses with `port-in-use` when it cannot listen. */
export function serveMetrics(text: () => Promise<string>, { host, port }: MetricsPlace): Promise<MetricsServer> {
  const server = createServer(limits, (asked, answer) => void reply(asked, answer, text));
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }: NodeJS.ErrnoException) => {
      const sentence = `Metrics cannot be served on port ${port} of ${host} (${message}). Choose another with CASEBOOK_METRICS_PORT=...`;
      reject(new Refused('port-in-use', sentence));
    });
    server.listen(port, host, () => {
      const bound = server.address();
      const got = typeof bound === 'object' && bound !== null ? bound.port : port;
      resolve({ port: got, close: () => end(server) });
    });
  });
}
