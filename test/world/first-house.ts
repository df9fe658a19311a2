import { DatabaseSync } from 'node:sqlite';
import { house } from '../../src/store/sqlite/migrations/0001-house.ts';

const KEPT = [
  'document',
  'revision',
  'origin',
  'counter',
  'draft',
  'card',
  'search_row',
  'search_token',
  'entity_line',
];

/**
 * Writes the collection in the SQLite file `from` to a new file as the first version of Casebook left it: its lists and
 * search hold less than today's, as if fewer facts had been derived then.
 */
export function writeFirstHouse(from: string, to: string): void {
  const raw = new DatabaseSync(to);
  try {
    raw.exec(house);
    raw.prepare('attach ? as present').run(from);
    for (const table of KEPT) {
      const columns = raw
        .prepare(`select group_concat(name) as names from pragma_table_info('${table}', 'main')`)
        .get();
      raw.exec(`insert into main.${table} (${columns?.names}) select ${columns?.names} from present.${table}`);
    }
    raw.exec("insert or replace into meta select * from present.meta where key <> 'derived'");
    raw.exec("update search_row set tokens = x''");
    raw.exec('pragma user_version = 1; pragma application_id = 0x43423031');
  } finally {
    raw.close();
  }
}
