/**
 * Full text: `texts` are the words of title, names, summary, facts and sources with " | " between these, `marked` the words
 * of the other kinds, each with its mark; every word has a space before and behind it (`src/store/postgres/text-row.ts`).
 * Texts and pairs stay out of the row, so that all rows together are small. The words of the index are made
 * from both and not kept; nobody needs statistics of them, and making them again for a sample would take half a minute.
 */
export const text = `
create table text_index (
  docid bigint primary key, size integer not null, is_long boolean not null, pairs bytea not null,
  texts text collate "C" not null, marked text collate "C" not null
) with (toast_tuple_target = 128);
alter table text_index alter column pairs set storage external, alter column texts set storage external;
create index text_index_words on text_index using gin ((
  case when is_long then array_to_tsvector(array['!'])
  else array_to_tsvector(array_remove(array_remove(string_to_array(texts || marked, ' '), ''), '|')) end
));
alter index text_index_words alter column 1 set statistics 0;
create table text_form (form text collate "C" primary key);
`;
