import { DatabaseSync } from 'node:sqlite';

// Each finds rows that contradict another table; `what` says in words which law they break.
const laws: readonly { readonly what: string; readonly sql: string }[] = [
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
    sql: `select id from revision where seq > (select cast(value as integer) from meta where key = 'seq')`,
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
    sql: `select d.id from document d left join text_index_docsize t on t.id = d.number
      where d.kind = 'record' and (d.state = 'published') <> (t.id is not null)`,
  },
  {
    what: 'a list or an index holds what is no document',
    sql: `select 'card ' || docid as id from card where docid not in (select number from document where kind = 'record')
      union all select 'text ' || id from text_index_docsize where id not in (select docid from card)
      union all select 'naming ' || docid from naming where docid not in (select docid from card)
      union all select 'role ' || docid from role where docid not in (select docid from card)
      union all select 'alias ' || docid from alias where docid not in (select docid from card)`,
  },
  {
    what: 'an entry of the lists was made from an older revision',
    sql: `select d.id from document d join card on card.docid = d.number
      where d.kind = 'record' and json_extract(card.card, '$.revision') <> d.revision`,
  },
  {
    what: 'a published entity that may be shown is not in the index of names',
    sql: `select d.id from document d join revision r on r.id = d.id and r.number = d.revision
      left join entity_line e on e.id = d.id where d.kind = 'entity' and d.state = 'published'
      and (json_extract(r.canonical, '$.document.kind') <> 'private-person') <> (e.id is not null)`,
  },
];

/** What is wrong inside a database of Casebook: damage, and tables that contradict each other. Empty when all is well. */
export function brokenLaws(path: string): readonly string[] {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const check = db
      .prepare('pragma integrity_check')
      .all()
      .map((row) => String(row.integrity_check));
    const damage = check
      .filter((line) => line !== 'ok')
      .concat(db.prepare('pragma foreign_key_check').all().map(String));
    const broken = laws.flatMap(({ what, sql }) => {
      const rows = db.prepare(sql).all();
      return rows.length === 0 ? [] : [`${what}: ${rows.slice(0, 5).map((row) => row.id)} (${rows.length})`];
    });
    return [...damage, ...broken];
  } finally {
    db.close();
  }
}

/** One number from a database, for a test that looks behind the store. */
export function countIn(path: string, sql: string): number {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    return Number(Object.values(db.prepare(sql).get() ?? {})[0] ?? 0);
  } finally {
    db.close();
  }
}
