/** The first shape of the database. Tables below "derived" can be emptied and rebuilt from the revisions. */
export const house = `
create table meta (key text primary key, value text not null) without rowid;
create table counter (name text primary key, value integer not null) without rowid;
create table document (
  id text primary key, kind text not null, number integer not null, state text not null,
  revision integer not null, seq integer not null, merged_into text, first_time text, last_time text
) without rowid;
create index document_merged on document (merged_into, seq) where merged_into is not null;
create unique index document_by_number on document (kind, number);
create table revision (
  id text not null references document (id), number integer not null, seq integer not null unique, time text not null,
  state text not null, reason text not null, credit text not null, canonical text not null, salt blob not null,
  commitment text not null, primary key (id, number)
);
create table draft (id text primary key, document text not null, time text not null);
create table origin (collection text not null, key text not null, id text not null, primary key (collection, key)) without rowid;
create index origin_by_id on origin (id, collection);
create table audit (n integer primary key, time text not null, action text not null, actor text not null, target text, outcome text not null);

-- derived
create table card (docid integer primary key, id text not null unique, published text not null, card text not null, statements integer not null);
create index card_by_time on card (published, docid);
create table role (entity text not null, role text not null, docid integer not null, primary key (entity, role, docid)) without rowid;
create index role_by_record on role (docid);
create table naming (id text not null, docid integer not null, primary key (id, docid)) without rowid;
create index naming_by_record on naming (docid);
create table alias (alias text not null, docid integer not null, primary key (alias, docid)) without rowid;
create index alias_by_record on alias (docid);
create table annotation (
  field text not null, docid integer not null, asserter text not null, value text not null,
  primary key (field, docid, asserter, value)
) without rowid;
create index annotation_by_record on annotation (docid);
create table entity_line (id text primary key, sort text not null) without rowid;
create index entity_by_name on entity_line (sort, id);
create table search_token (id integer primary key, token text not null unique);
create table search_row (
  docid integer primary key, id text not null unique, seq integer not null, alive integer not null,
  first_day integer, last_day integer, published text not null, changed text not null,
  completeness integer not null, numbers text not null, tokens blob not null
);
create index search_row_by_seq on search_row (seq);
create virtual table text_index using fts5(
  title, names, summary, facts, sources, forms, fielded,
  content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars '_'"
);
create virtual table text_vocab using fts5vocab('text_index', 'col');
insert into meta values ('seq', '0');
`;
