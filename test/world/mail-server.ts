import type { TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { Mailer } from '../../src/core/mail.ts';
import { readMailServer } from '../../src/core/mail-server.ts';
import { makeMailer } from '../../src/outside/mail.ts';
import { certificate, certificateKey } from './loopback-certificate.ts';

/** A mail as it came in: who it is for, its headers in small letters, and its text. */
export type Arrived = {
  readonly to: string;
  readonly raw: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
};

/** How the server of a test behaves: which mailboxes it refuses and with what, and whether it speaks TLS. */
export type Behaviour = {
  readonly refuse?: (address: string) => number | undefined;
  readonly tls?: 'first' | 'later' | 'never';
  readonly password?: string;
};

function decoded(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function arrivedFrom(to: string, raw: string): Arrived {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const body = raw.slice(end + 4);
  const how = headers.get('content-transfer-encoding');
  const text =
    how === 'quoted-printable' ? decoded(body) : how === 'base64' ? Buffer.from(body, 'base64').toString() : body;
  return { to, raw, headers, text: text.replaceAll('\r\n', '\n') };
}

/** A mail server on loopback, its address, and all that it has taken; it ends with the test. */
export async function mailServer(t: TestContext, behaviour: Behaviour = {}) {
  const arrived: Arrived[] = [];
  const { refuse, tls = 'never', password } = behaviour;
  const server = new SMTPServer({
    ...{ secure: tls === 'first', key: certificateKey, cert: certificate, logger: false },
    disabledCommands: [...(password === undefined ? ['AUTH'] : []), ...(tls === 'later' ? [] : ['STARTTLS'])],
    authOptional: password === undefined,
    onAuth: ({ username, password: given }, _session, answer) => {
      if (given === password) return answer(null, { user: username });
      return answer(new Error('no'));
    },
    onRcptTo: ({ address }, _session, answer) => {
      const code = refuse?.(address);
      if (code === undefined) return answer();
      return answer(Object.assign(new Error(`<${address}> is not taken`), { responseCode: code }));
    },
    onData: (stream, session, answer) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(',');
        arrived.push(arrivedFrom(to, Buffer.concat(pieces).toString('latin1')));
        answer();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  t.after(close);
  const { port } = server.server.address() as { port: number };
  return { port, arrived, close };
}

/** The way to a mail server on this machine. */
export function mailerTo(port: number, more: { readonly address?: string; readonly trusted?: boolean } = {}): Mailer {
  const server = readMailServer(more.address ?? `smtp://127.0.0.1:${port}`, 'casebook@casebook.example');
  if (!server) throw new Error('this is no mail server');
  return makeMailer(server, more.trusted ? certificate : undefined);
}
