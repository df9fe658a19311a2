/**
 * Full text: `texts` are the words of title, names, summary, facts and sources with " | " between these, `marked` the words
 * of the other kinds, each with its mark; every word has a space before and behind it (`src/store/postgres/text-row.ts`).
 * Texts stay out of the row and pairs in a table of their own, so that all rows together are small; a filter is found there by
 * its number in one step, where one outside the row takes several. The words of the index are made from texts and not kept; nobody needs statistics of them, and making them again for a sample would take half a minute.
 */
export const text = `
create table text_index (
  docid bigint primary key, size integer not null, is_long boolean not null,
  texts text collate "C" not null, marked text collate "C" not null
) with (toast_tuple_target = 128);
alter table text_index alter column texts set storage external;
create table text_pairs (docid bigint primary key, pairs bytea not null);
alter table text_pairs alter column pairs set storage plain;
create index text_index_words on text_index using gin ((
  case when is_long then array_to_tsvector(array['!'])
  else array_to_tsvector(array_remove(array_remove(string_to_array(texts || marked, ' '), ''), '|')) end
));
alter index text_index_words alter column 1 set statistics 0;
create table text_form (form text collate "C" primary key);
`;
