import type { ClientAuth, Configuration } from 'openid-client';
import { Refused } from '../core/errors.ts';
import type { Journey, OpenidProvider, OpenidServer } from '../core/openid.ts';

type Library = typeof import('openid-client');
type Known = { readonly library: Library; readonly configuration: Configuration };

const SECONDS = 10;
const AGE = 3_600_000;
const SCOPE = 'openid';

const notYours = (name: string): Refused =>
  new Refused('bad-input', `What ${name} answered does not fit. Please begin signing in again.`);

// What the standard says is meant where a provider says nothing.
function authenticationBy({ ClientSecretBasic, ClientSecretPost }: Library, secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (provider, ...rest) => {
    const takes = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return takes.includes('client_secret_basic') ? basic(provider, ...rest) : post(provider, ...rest);
  };
}

async function discovered({ issuer, client, secret }: OpenidServer): Promise<Known> {
  const library = await import('openid-client');
  const execute = [library.enableNonRepudiationChecks];
  if (issuer.startsWith('http:')) execute.push(library.allowInsecureRequests);
  const authentication = authenticationBy(library, secret);
  const options = { execute, timeout: SECONDS };
  const configuration = await library.discovery(new URL(issuer), client, undefined, authentication, options);
  return { library, configuration };
}

// A provider that says no has answered; everything else is a provider that did not.
function refusalOf(error: unknown, { library, name }: { readonly library: Library; readonly name: string }): Refused {
  const { ClientError, AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } = library;
  const said = [AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError];
  const isAway = error instanceof ClientError && ['OAUTH_TIMEOUT', 'OAUTH_ABORT'].includes(error.code ?? '');
  const isAnswer = said.some((kind) => error instanceof kind) || (error instanceof ClientError && !isAway);
  return isAnswer ? notYours(name) : new Refused('provider-away');
}

/**
 * The way to an OpenID provider: authorization code with PKCE, state and nonce, and the signature of its answer checked. The
 * library is loaded, and the provider asked how it works, when somebody first signs in with it, and again after an hour.
 */
export function makeOpenidProvider(server: OpenidServer): OpenidProvider {
  const name = new URL(server.issuer).host;
  let known: { readonly at: number; readonly found: Promise<Known> } | undefined;
  const provider = async (): Promise<Known> => {
    if (!known || performance.now() - known.at > AGE) known = { at: performance.now(), found: discovered(server) };
    return known.found.catch(() => {
      known = undefined;
      throw new Refused('provider-away');
    });
  };
  return {
    name,
    leave: async ({ state, nonce, verifier, back }: Journey) => {
      const { library, configuration } = await provider();
      const challenge = await library.calculatePKCECodeChallenge(verifier);
      const url = library.buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: back, scope: SCOPE, state, nonce },
        ...{ code_challenge: challenge, code_challenge_method: 'S256' },
      });
      // What a provider says of itself becomes a link of ours.
      if (url.protocol !== 'https:' && url.protocol !== new URL(server.issuer).protocol) throw notYours(name);
      return url.href;
    },
    arrive: async ({ state, nonce, verifier, back }, { code, iss }) => {
      const { library, configuration } = await provider();
      const here = new URL(back);
      here.search = String(new URLSearchParams({ code, state, ...(iss && { iss }) }));
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await library.authorizationCodeGrant(configuration, here, checks).catch((error: unknown) => {
        throw refusalOf(error, { library, name });
      });
      const claims = tokens.claims();
      if (!claims) throw notYours(name);
      return `${claims.iss}|${claims.sub}`;
    },
  };
}
