import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** Where a loop sends its requests, with what lines of head; `connections` stay open, each with one request at a time. */
export type Target = {
  readonly address: string;
  readonly path: string;
  readonly connections: number;
  readonly headers?: Readonly<Record<string, string>>;
};

// The length of a whole answer, head and body; both servers send equal answers each time, so counting bytes is enough.
async function lengthOfAnswer(target: Target): Promise<number> {
  const { address, path } = target;
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.write(requestTo(target));
  let text = '';
  for await (const chunk of socket) {
    text += (chunk as Buffer).toString('latin1');
    const head = text.indexOf(END_OF_HEAD);
    // What did not change has no bytes.
    const isUnchanged = text.startsWith('HTTP/1.1 304');
    const length = isUnchanged ? '0' : /^content-length: (\d+)/im.exec(text.slice(0, head))?.[1];
    if (head < 0) continue;
    if (!(isUnchanged || text.startsWith('HTTP/1.1 200')) || length === undefined)
      throw new Error(`${path}: ${text.slice(0, 80)}`);
    const whole = head + END_OF_HEAD.length + Number(length);
    if (text.length < whole) continue;
    socket.destroy();
    return whole;
  }
  throw new Error(`${path} was not answered`);
}

function requestTo({ address, path, headers = {} }: Target): string {
  const lines = Object.entries({ host: new URL(address).host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}${END_OF_HEAD}`;
}

type Counter = { answers: number; isOn: boolean };
type Drive = { readonly request: string; readonly length: number; readonly counter: Counter };

// Sends the next request when the answer to the last one is complete, until the counter is switched off.
function drive(socket: Socket, { request, length, counter }: Drive): void {
  let missing = length;
  socket.on('data', (chunk) => {
    missing -= chunk.byteLength;
    if (missing > 0) return;
    if (missing < 0) throw new Error('an answer was longer than the first');
    missing = length;
    counter.answers += 1;
    if (counter.isOn) socket.write(request);
    else socket.destroy();
  });
  socket.write(request);
}

/** Requests per second that a server answers over some seconds, asked on raw sockets so that the asking costs little. */
export async function requestsPerSecond(target: Target, seconds: number): Promise<number> {
  const length = await lengthOfAnswer(target);
  const { hostname, port } = new URL(target.address);
  const counter: Counter = { answers: 0, isOn: true };
  const sockets = Array.from({ length: target.connections }, () => connect(Number(port), hostname));
  await Promise.all(sockets.map((socket) => new Promise((ready) => socket.once('connect', ready))));
  const from = performance.now();
  const request = requestTo(target);
  for (const socket of sockets) drive(socket, { request, length, counter });
  await new Promise((wait) => setTimeout(wait, seconds * 1000));
  const { answers } = counter;
  counter.isOn = false;
  const took = (performance.now() - from) / 1000;
  await Promise.all(sockets.map((socket) => new Promise((closed) => socket.once('close', closed))));
  return answers / took;
}
