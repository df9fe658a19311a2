import type { Generated } from 'kysely';

/** The tables as Kysely sees them; the DDL is in `migrations/`. Times are ISO 8601 in UTC. */
export type Tables = {
  meta: { key: string; value: string };
  counter: { name: string; value: number };
  document: {
    id: string;
    kind: 'record' | 'source' | 'entity';
    number: number;
    state: 'draft' | 'published' | 'withdrawn' | 'merged';
    revision: number;
    seq: number;
    merged_into: string | null;
    first_time: string | null;
    last_time: string | null;
  };
  revision: {
    id: string;
    number: number;
    seq: number;
    time: string;
    state: 'draft' | 'published' | 'withdrawn' | 'merged';
    reason: string;
    credit: string;
    canonical: string;
    salt: Uint8Array;
    commitment: string;
  };
  draft: { id: string; document: string; time: string };
  origin: { collection: string; key: string; id: string };
  audit: { n: Generated<number>; time: string; action: string; actor: string; target: string | null; outcome: string };
  job: {
    id: Generated<number>;
    kind: string;
    key: string;
    payload: string;
    state: 'waiting' | 'running' | 'done' | 'dead';
    attempts: number;
    due: string | null;
    holder: string | null;
    made: string;
    ended: string | null;
    problem: string | null;
    sentence: string | null;
    result: string | null;
  };
  card: {
    docid: number;
    id: string;
    published: string;
    submitter: string;
    first_day: number | null;
    card: string;
    statements: number;
  };
  role: { entity: string; role: string; docid: number };
  naming: { id: string; docid: number };
  alias: { alias: string; docid: number };
  annotation: { docid: number; field: string; asserter: string; value: string };
  entity_line: { id: string; sort: string };
  search_token: { id: Generated<number>; token: string };
  search_row: {
    docid: number;
    id: string;
    seq: number;
    alive: number;
    first_day: number | null;
    last_day: number | null;
    published: string;
    changed: string;
    completeness: number;
    numbers: string;
    tokens: Uint8Array;
  };
};
