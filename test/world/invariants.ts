import { isAddress } from '../../src/core/place-name.ts';
import { rawRows } from './raw-rows.ts';

// How an engine says what the laws need: its whole numbers, the docids of its full text, and a place inside JSON.
type Dialect = {
  readonly integer: string;
  readonly texts: string;
  readonly inside: (column: string, ...path: readonly string[]) => string;
};

const sqlite: Dialect = {
  integer: 'integer',
  texts: 'select id as docid from text_index_docsize',
  inside: (column, ...path) => `json_extract(${column}, '$.${path.join('.')}')`,
};

const postgres: Dialect = {
  integer: 'bigint',
  texts: 'select docid from text_index',
  inside: (column, ...path) => `(cast(${column} as json) #>> '{${path.join(',')}}')`,
};

// Each finds rows that contradict another table; `what` says in words which law they break.
const lawsIn = ({ integer, texts, inside }: Dialect): readonly { readonly what: string; readonly sql: string }[] => [
  {
    what: 'a document does not stand at its newest revision, or a number is missing between',
    sql: `select d.id from document d left join revision r on r.id = d.id group by d.id
      having d.revision <> count(r.number) or d.revision <> coalesce(max(r.number), 0)`,
  },
  {
    what: 'a document and its newest revision disagree',
    sql: `select d.id from document d join revision r on r.id = d.id and r.number = d.revision
      where d.state <> r.state or d.seq <> r.seq or d.last_time <> r.time`,
  },
  {
    what: 'a revision is newer than the public sequence',
    sql: `select id from revision where seq > (select cast(value as ${integer}) from meta where key = 'seq')`,
  },
  {
    what: 'a draft has no text, or a published document still has one',
    sql: `select d.id from document d left join draft on draft.id = d.id
      where (d.state = 'draft') <> (draft.id is not null)`,
  },
  {
    what: 'a number was given that its counter has not reached',
    sql: `select d.kind as id from document d left join counter c on c.name = d.kind
      group by d.kind having max(d.number) > coalesce(max(c.value), 0)`,
  },
  {
    what: 'a key leads to a document that does not exist',
    sql: `select o.key as id from origin o left join document d on d.id = o.id where d.id is null`,
  },
  {
    what: 'a published record is not in the lists, or another one is',
    sql: `select d.id from document d left join card on card.docid = d.number
      where d.kind = 'record' and (d.state = 'published') <> (card.id is not null)`,
  },
  {
    what: 'a published record is not in the search columns, or another one is',
    sql: `select d.id from document d left join search_row s on s.docid = d.number and s.alive = 1
      where d.kind = 'record' and (d.state = 'published') <> (s.id is not null)`,
  },
  {
    what: 'a published record is not in the text index, or another one is',
    sql: `select d.id from document d left join (${texts}) t on t.docid = d.number
      where d.kind = 'record' and (d.state = 'published') <> (t.docid is not null)`,
  },
  {
    what: 'a list or an index holds what is no document',
    sql: `select 'card ' || docid as id from card where docid not in (select number from document where kind = 'record')
      union all select 'text ' || docid from (${texts}) t where docid not in (select docid from card)
      union all select 'naming ' || docid from naming where docid not in (select docid from card)
      union all select 'role ' || docid from role where docid not in (select docid from card)
      union all select 'alias ' || docid from alias where docid not in (select docid from card)`,
  },
  {
    what: 'an entry of the lists was made from an older revision',
    sql: `select d.id from document d join card on card.docid = d.number
      where d.kind = 'record' and cast(${inside('card.card', 'revision')} as ${integer}) <> d.revision`,
  },
  {
    what: 'a published entity that may be shown is not in the index of names',
    sql: `select d.id from document d join revision r on r.id = d.id and r.number = d.revision
      left join entity_line e on e.id = d.id where d.kind = 'entity' and d.state = 'published'
      and (${inside('r.canonical', 'document', 'kind')} <> 'private-person') <> (e.id is not null)`,
  },
  {
    what: 'a change was made twice',
    sql: `select r.id from revision r join revision p on p.id = r.id and p.number = r.number - 1
      where p.state = r.state and ${inside('p.canonical', 'document')} = ${inside('r.canonical', 'document')}`,
  },
  {
    what: 'a record was taken in twice',
    sql: `select min(d.id) as id from document d join revision r on r.id = d.id and r.number = d.revision
      where d.kind = 'record' group by ${inside('r.canonical', 'document', 'statements')} having count(*) > 1`,
  },
];

// SQLite looks through its own file; PostgreSQL checks references with every write, and its files are its own.
async function damageIn(path: string): Promise<readonly string[]> {
  const check = await rawRows(path, 'pragma integrity_check');
  const lines = check.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok');
  return lines.concat((await rawRows(path, 'pragma foreign_key_check')).map((row) => JSON.stringify(row)));
}

/**
 * What is wrong inside a database of Casebook, a file or the address of one on PostgreSQL: damage, and tables that
 * contradict each other. Empty when all is well.
 */
export async function brokenLaws(address: string): Promise<readonly string[]> {
  const broken = isAddress(address) ? [] : [...(await damageIn(address))];
  for (const { what, sql } of lawsIn(isAddress(address) ? postgres : sqlite)) {
    const rows = await rawRows(address, sql);
    if (rows.length > 0) broken.push(`${what}: ${rows.slice(0, 5).map((row) => row.id)} (${rows.length})`);
  }
  return broken;
}

/** One number from a database, for a test that looks behind the store. */
export async function countIn(address: string, sql: string): Promise<number> {
  const [row] = await rawRows(address, sql);
  return Number(Object.values(row ?? {})[0] ?? 0);
}
