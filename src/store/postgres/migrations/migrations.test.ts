import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, postgres } from '../../../../test/world/engines.ts';
import { onPostgres, temporaryDatabase } from '../../../../test/world/postgres-database.ts';
import { pastTheStore } from '../../../../test/world/raw-rows.ts';
import { migrations } from './migrations.ts';

// Full text is kept in each engine's own way, and PostgreSQL keeps its version in a table.
const OWN = /^(?:text_|sqlite_|casebook_version\.)/;

const SQLITE = `select m.name || '.' || p.name || ' ' || case when p."notnull" = 1 or p.pk > 0 then 'always' else 'maybe' end as line
  from sqlite_schema as m join pragma_table_info(m.name) as p where m.type = 'table'`;
const POSTGRES = `select table_name || '.' || column_name || ' ' || case when is_nullable = 'NO' then 'always' else 'maybe' end as line
  from information_schema.columns where table_schema = current_schema()`;
const KEYS = {
  sqlite: `select m.name || ' (' || (select group_concat(name, ', ') from (
      select name from pragma_index_info(i.name) order by seqno)) || ')' as line
    from sqlite_schema as m join pragma_index_list(m.name) as i where m.type = 'table' and i."unique" = 1
    union select m.name || ' (' || p.name || ')' from sqlite_schema as m join pragma_table_info(m.name) as p
    where m.type = 'table' and p.pk = 1 and (select count(*) from pragma_table_info(m.name) where pk > 0) = 1`,
  postgres: `select t.relname || ' (' || (select string_agg(attname, ', ' order by place) from unnest(i.indkey) with ordinality as k (n, place)
      join pg_attribute as a on a.attrelid = t.oid and a.attnum = k.n) || ')' as line
    from pg_index as i join pg_class as t on t.oid = i.indrelid
    where i.indisunique and t.relnamespace = (select oid from pg_namespace where nspname = current_schema())`,
};

test('both engines have the same tables, columns and keys', { skip: postgres.skip }, async (t) => {
  const shapes: (readonly string[])[] = [];
  for (const engine of engines) {
    const name = engine.name === 'postgres' ? 'postgres' : 'sqlite';
    const database = engine.newDatabase(t);
    await (await database.open()).close();
    const lines = await pastTheStore(await database.address(), async (ask) => [
      ...(await ask(name === 'postgres' ? POSTGRES : SQLITE)),
      ...(await ask(KEYS[name])),
    ]);
    shapes.push([...new Set(lines.map(({ line }) => String(line)))].filter((line) => !OWN.test(line)).sort());
  }
  const [first, second] = shapes;
  assert.ok((first ?? []).length > 80, 'hardly anything was compared');
  assert.deepEqual(second, first);
});

test('each step works on what the steps before it left', { skip: postgres.skip }, async (t) => {
  const url = await temporaryDatabase(t);
  const found = `select array_remove(array[to_regclass('meta')::text, to_regclass('text_index')::text,
    to_regclass('job')::text, to_regclass('item')::text,
    to_regclass('item_message')::text, to_regclass('account')::text, to_regclass('session')::text,
    to_regclass('ticket')::text, to_regclass('once')::text, to_regclass('subscription')::text,
    to_regclass('closing')::text, to_regclass('webhook')::text], null) as tables`;
  const tables = [(await onPostgres(url, found))[0]?.tables];
  for (const step of migrations) tables.push((await onPostgres(url, step, found))[0]?.tables);
  const [meta, texts, job] = [['meta'], ['meta', 'text_index'], ['meta', 'text_index', 'job']];
  const desk = [...job, 'item', 'item_message', 'account', 'session', 'ticket', 'once', 'subscription'];
  const closing = [...desk, 'closing'];
  assert.deepEqual(tables, [[], meta, texts, job, desk, closing, [...closing, 'webhook']]);
});
