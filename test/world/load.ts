import { Agent, get } from 'node:http';

/** One client connection that is kept open, as a browser keeps it. */
export type Client = {
  readonly ask: (address: string) => Promise<{ status: number; bytes: number }>;
  readonly close: () => void;
};

/** Opens a client that sends these headers; `ask` resolves when the whole answer has arrived. */
export function openClient(own: string, headers: Readonly<Record<string, string>> = {}): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (address: string): Promise<{ status: number; bytes: number }> =>
    new Promise((resolve, reject) => {
      const asked = get(own + address, { agent, headers }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.byteLength;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }));
      });
      asked.on('error', reject);
    });
  return { ask, close: () => agent.destroy() };
}

/** Milliseconds that each of so many requests took, one after another; every answer must be a 200. */
export async function timesOf(client: Client, addresses: Iterable<string>): Promise<number[]> {
  const times: number[] = [];
  for (const address of addresses) {
    const from = performance.now();
    const { status } = await client.ask(address);
    times.push(performance.now() - from);
    if (status !== 200) throw new Error(`${address} gave ${status}`);
  }
  return times;
}

/** Asks for new addresses without a pause until `stop` is called; `stop` gives the milliseconds each of them took. */
export function askWithoutEnd(
  client: Client,
  next: (n: number) => string,
): { readonly stop: () => Promise<readonly number[]> } {
  let isOn = true;
  const times: number[] = [];
  const loop = (async (): Promise<void> => {
    while (isOn) times.push(...(await timesOf(client, [next(times.length)])));
  })();
  return {
    stop: async () => {
      isOn = false;
      await loop;
      return times;
    },
  };
}
