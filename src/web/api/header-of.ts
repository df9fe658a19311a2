import type { Context } from 'hono';

type Incoming = { readonly incoming?: { readonly headers?: Readonly<Record<string, string | string[] | undefined>> } };

/**
 * A header of a request, by its name in small letters. On the server it is read where Node has it already: making all the
 * headers of a request anew costs more than the rest of an answer that did not change.
 */
export function headerOf({ env, req }: Context, name: string): string | undefined {
  const { incoming } = (env ?? {}) as Incoming;
  if (!incoming?.headers) return req.header(name);
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
