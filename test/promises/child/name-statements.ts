// The saboteur that prepares every statement under a name, as a driver may do for speed: what a connection remembers is
// not there on the next one. Loaded before a test file.
import { createHash } from 'node:crypto';
import { Client } from 'pg';

type Query = (this: Client, text: unknown, ...more: unknown[]) => unknown;

const query = Client.prototype.query as Query;
Client.prototype.query = function named(this: Client, text: unknown, ...more: unknown[]) {
  if (typeof text !== 'string' || !Array.isArray(more[0])) return query.call(this, text, ...more);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return query.call(this, { name, text, values: more[0] }, ...more.slice(1));
} as typeof Client.prototype.query;
