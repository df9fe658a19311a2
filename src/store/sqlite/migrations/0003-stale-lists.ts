/**
 * What earlier versions derived from revisions is no longer what this one derives: a database that holds any is marked,
 * and `rebuild` takes the mark away.
 */
export const staleLists = `
insert into meta select 'rebuild', 'lists and search' where exists (select 1 from revision);
`;
