import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { Refused } from '../core/errors.ts';

/** Where to listen; port 0 takes any free one. */
export type Place = { readonly host: string; readonly port: number };

/**
 * A listening server: the port it got, how many connections are open, and how to end it. Open answers are finished first,
 * for so many milliseconds at most; then they are cut.
 */
export type Listening = {
  readonly port: number;
  readonly connections: () => Promise<number>;
  readonly close: (patience?: number) => Promise<void>;
};

const PATIENCE = 10_000;

// A request that is not finished by then is dropped; times are in milliseconds.
const limits = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 15_000, maxHeaderSize: 16_384 };

function refusalOf(error: NodeJS.ErrnoException, { host, port }: Place): unknown {
  if (error.code === 'EADDRINUSE') {
    return new Refused('port-in-use', `Port ${port} on ${host} is already in use. Choose another with PORT=...`);
  }
  if (error.code === 'EACCES') {
    return new Refused(
      'port-in-use',
      `Port ${port} may not be opened by this user. Choose one above 1023 with PORT=...`,
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Refused('port-in-use', `This machine has no address ${host}. Choose another with HOST=...`);
  }
  return error;
}

function closeServer(server: ServerType, patience: number): Promise<void> {
  return new Promise((closed) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience);
    // A connection that a reader keeps open is idle again after its answer, and would be waited for.
    const tidy = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(tidy);
      closed();
    });
  });
}

/** Serves the application; resolves once it listens, and refuses with `port-in-use` when it cannot. */
export function serve(app: Pick<Hono, 'fetch'>, place: Place): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: place.host, serverOptions: limits });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(refusalOf(error, place)));
    server.listen(place.port, place.host, () => {
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : place.port;
      const connections = (): Promise<number> =>
        new Promise((counted) => server.getConnections((_, count) => counted(count ?? 0)));
      resolve({ port, connections, close: (patience = PATIENCE) => closeServer(server, patience) });
    });
  });
}

/** Refuses with `port-in-use` a place where nothing could listen, before anything is made for it. */
export async function checkPlace(place: Place): Promise<void> {
  const { close } = await serve({ fetch: () => new Response(null, { status: 503 }) }, place);
  await close(0);
}
