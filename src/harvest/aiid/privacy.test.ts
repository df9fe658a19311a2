import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { everyOf } from '../../../test/world/byte-files.ts';
import { bareText, mayStandIn } from '../../../test/world/harmed-people.ts';
import { openBytes } from '../../outside/read-bytes.ts';
import { entityOf, type RoleColumn } from '../entities/entity-of.ts';
import { readableSlug } from '../entities/readable-slug.ts';
import type { ImportedRow } from '../imported-row.ts';
import { readAiid } from './read-aiid.ts';

const directory = new URL('../../../../shared/data/aiid/', import.meta.url).pathname;
const skip = existsSync(directory) ? false : 'the AIID snapshot is not on this machine (../shared/data/aiid)';

const bare = (text: string): string => ` ${bareText(text)} `;

// Every text of what arrives, once; most texts stand on many documents.
function textsIn(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) textsIn(part, into.add(key));
  return into;
}

const bareTexts = (value: unknown): string => [...textsIn(value)].map(bare).join('|');

async function arriving(): Promise<readonly ImportedRow[]> {
  const from = await readAiid(
    await Promise.all(readdirSync(directory).map((name) => openBytes(`${directory}${name}`))),
  );
  return everyOf(from.rows);
}

const roles: readonly (readonly [string, RoleColumn])[] = [
  ['Alleged harmed or nearly harmed parties', 'affected'],
  ['Alleged deployer of AI system', 'operator'],
  ['Alleged developer of AI system', 'developer'],
];

test('no private person of the real snapshot is in anything that arrives', { skip }, async (t) => {
  const rows = await arriving();
  const all = bareTexts(rows);
  const own = rows.map(bareTexts);
  const lines = parse(readFileSync(`${directory}incidents.csv`), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  const entities = JSON.parse(readFileSync(`${directory}entities-2025-02.json`, 'utf8')) as {
    entity_id: string;
    name: string;
  }[];
  const names = new Map(entities.map((one) => [one.entity_id, one.name]));
  const mayStand = mayStandIn(lines);
  let withheld = 0;
  const leaks: number[] = [];
  for (const [at, line] of lines.entries()) {
    for (const [column, role] of roles) {
      for (const slug of JSON.parse(line[column] || '[]') as string[]) {
        const found = entityOf(names.get(slug) ?? readableSlug(slug), role);
        if (found.outcome !== 'withheld') continue;
        withheld++;
        const spellings = [slug, names.get(slug) ?? slug, ...found.names];
        if (found.names.some(mayStand)) continue;
        for (const spelling of spellings) {
          // A single word can be anybody's; it is looked for on its own row only.
          const where = bare(spelling).trim().includes(' ') ? all : (own[at] ?? '');
          if (bare(spelling).length > 6 && where.includes(bare(spelling))) leaks.push(at);
        }
      }
    }
  }
  t.diagnostic(
    `${withheld} mentions of private persons withheld in ${rows.length} incidents; leaks on ${leaks.length} rows`,
  );
  assert.ok(withheld > 500);
  assert.deepEqual([...new Set(leaks)], []);
});

test('every row of the real snapshot arrives, the same twice', { skip }, async (t) => {
  const [first, second] = [await arriving(), await arriving()];
  assert.equal(first.length, 1_367);
  assert.equal(first.filter((row) => 'refused' in row).length, 0);
  assert.equal(JSON.stringify(first), JSON.stringify(second));
  const good = first.flatMap((row) => ('records' in row ? [row] : []));
  const statements = good.flatMap((row) => row.records.flatMap(({ document }) => document.statements));
  const sources = new Set(good.flatMap((row) => row.sources.map(({ key }) => key)));
  t.diagnostic(
    `${statements.length} statements, ${sources.size} sources, ${good.flatMap((row) => row.unmapped).length} terms without a code`,
  );
  assert.equal(statements.filter(({ field }) => field === 'mit_entity').length, 1_242);
});
