import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { Provider } from 'oidc-provider';
import type { OpenidServer } from '../../src/core/openid.ts';

const client = { client_id: 'casebook', client_secret: 'the secret of the client' };

type Asked = { readonly oidc: { readonly client: { clientId: string }; readonly session: { accountId: string } } };

/** A provider on loopback, where everybody is at once signed in as whom the test says. */
export type TestProvider = {
  readonly server: OpenidServer;
  /** Who comes there next. */
  readonly become: (person: string) => void;
  /** Follows an address of the provider until it sends the browser back; the address it sends it to. */
  readonly visit: (address: string) => Promise<URL>;
  readonly close: () => Promise<void>;
};

// What the provider remembers, in memory.
class Kept {
  static readonly rows = new Map<string, object>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  async upsert(id: string, row: object): Promise<void> {
    Kept.rows.set(`${this.#kind} ${id}`, row);
  }

  async find(id: string): Promise<object | undefined> {
    return Kept.rows.get(`${this.#kind} ${id}`);
  }

  async findByUid(uid: string): Promise<object | undefined> {
    return [...Kept.rows.values()].find((row) => 'uid' in row && row.uid === uid);
  }

  async consume(id: string): Promise<void> {
    Object.assign((await this.find(id)) ?? {}, { consumed: 1 });
  }

  async destroy(id: string): Promise<void> {
    Kept.rows.delete(`${this.#kind} ${id}`);
  }

  async revokeByGrantId(): Promise<void> {}
}

function makeProvider(issuer: string, back: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [back] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    adapter: Kept,
    cookies: { keys: ['some key of the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    ttl: { Session: 60, Grant: 60, Interaction: 60, AccessToken: 60, IdToken: 60 },
    loadExistingGrant: async ({ oidc }: Asked) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/** Starts a provider that sends people back to an address; it ends with the test. */
export async function openidProvider(t: TestContext, back: string): Promise<TestProvider> {
  let person = 'ada';
  let answer: Parameters<typeof createServer>[1] = () => undefined;
  const http = createServer((request, response) => answer?.(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const provider = makeProvider(issuer, back);
  const rest = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return rest(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: person } });
  };
  const close = async (): Promise<void> => {
    http.close();
    http.closeAllConnections();
  };
  t.after(close);
  const visit = async (address: string): Promise<URL> => {
    const cookies = new Map<string, string>();
    let url = new URL(address);
    for (let step = 0; url.origin === issuer; step += 1) {
      if (step > 8) throw new Error(`the provider does not send back from ${url.pathname}`);
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const answered = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const text of answered.headers.getSetCookie()) {
        const [name = '', value = ''] = (text.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const to = answered.headers.get('location');
      if (to === null) throw new Error(`the provider said ${answered.status}: ${await answered.text()}`);
      url = new URL(to, url);
    }
    return url;
  };
  const server = { issuer, client: client.client_id, secret: client.client_secret };
  const become = (next: string): void => {
    person = next;
  };
  return { server, become, visit, close };
}
