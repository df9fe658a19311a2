import { type ClientConfig, types } from 'pg';

const INT8 = types.builtins.INT8;
const CONNECT_MS = 5_000;

/** How every connection is made: 64-bit numbers come as numbers, since nothing here counts beyond 2^53. */
export function clientSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    fallback_application_name: 'casebook',
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) },
  };
}
