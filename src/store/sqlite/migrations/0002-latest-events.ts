/** Lists of records know who brought a record in and when its events began, so that the latest ones are found at once. */
export const latestEvents = `
alter table card add column submitter text not null default '';
alter table card add column first_day integer;
update card set
  first_day = (select first_day from search_row where search_row.docid = card.docid),
  submitter = coalesce((
    select json_extract(canonical, '$.document.attribution') from revision
    join document on document.id = revision.id and document.revision = revision.number where revision.id = card.id
  ), 'Casebook editors');
create index card_by_day on card (submitter, first_day desc, docid desc);
`;
