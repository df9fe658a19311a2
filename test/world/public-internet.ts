import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { openInternet, type Reach } from '../../src/outside/ask-public.ts';
import { fetchLimits } from '../../src/outside/fetched-body.ts';
import { certificate, certificateKey } from './loopback-certificate.ts';

/** What one of the servers answers to a request. */
export type Answerer = (asked: IncomingMessage, answer: ServerResponse) => void;

/** The names of a small DNS: each look-up takes the next list of addresses, the last one stays. */
export type Names = Readonly<Record<string, readonly (readonly string[])[]>>;

/** An internet on this machine: 127.66.0.0/16 is public there, all the rest is as forbidden as it is in earnest. */
export type PublicInternet = {
  readonly reach: Reach;
  /** The IP addresses that were connected to, each as often as it was. */
  readonly reached: readonly string[];
  readonly close: () => Promise<void>;
};

const isPlayingPublic = (address: string): boolean => address.startsWith('127.66.');

function resolverOf(names: Names): Reach['resolve'] {
  const asked = new Map<string, number>();
  return async (name, signal) => {
    const lists = names[name] ?? [];
    const at = asked.get(name) ?? 0;
    asked.set(name, at + 1);
    if (name.startsWith('never.')) await new Promise((_, reject) => signal.addEventListener('abort', reject));
    return lists[Math.min(at, lists.length - 1)] ?? [];
  };
}

// On all addresses of this machine, so that a connection to a forbidden one is seen and not merely refused.
function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    const bound = (): void => resolve((server.address() as AddressInfo).port);
    server.once('error', () => {
      server.once('error', reject);
      server.listen(0, '0.0.0.0', bound);
    });
    server.listen(0, '::', bound);
  });
}

/** Starts servers for 80 and 443 that answer on every address of this machine, and tells which were connected to. */
export async function publicInternet(names: Names, answerer: Answerer): Promise<PublicInternet> {
  const reached: string[] = [];
  const sockets = new Set<Socket>();
  const servers = [createServer(answerer), createSecureServer({ cert: certificate, key: certificateKey }, answerer)];
  for (const server of servers) {
    server.on('connection', (socket: Socket) => {
      reached.push((socket.localAddress ?? '').replace('::ffff:', ''));
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    server.on('clientError', (_error, socket) => socket.destroy());
  }
  const [plain = 0, secure = 0] = await Promise.all(servers.map(listen));
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  };
  const reach: Reach = {
    resolve: resolverOf(names),
    isForbidden: (address) => !isPlayingPublic(address) && openInternet.isForbidden(address),
    port: (asked) => (asked === 443 ? secure : plain),
    milliseconds: fetchLimits.milliseconds,
    authorities: certificate,
  };
  return { reach, reached, close };
}
