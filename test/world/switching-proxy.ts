import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** A port behind which stands now one server, now another, as a failover manager arranges it. */
export type SwitchingProxy = { readonly port: number; readonly switchTo: (port: number) => void };

/** Starts to pass connections on to a port; those that are open are cut when it is switched. It ends with the test. */
export async function startProxy(t: TestContext, first: number): Promise<SwitchingProxy> {
  const open = new Set<Socket>();
  let target = first;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const both = [near, far];
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  t.after(() => {
    server.close();
    cut();
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    switchTo: (port) => {
      target = port;
      cut();
    },
  };
}
