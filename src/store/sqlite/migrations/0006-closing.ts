/** Versions that were closed: what they held is erased from `revision`, and here stands when, why and by whom. */
export const closing = `
create table closing (
  id text not null, number integer not null, time text not null, reason text not null, credit text not null,
  primary key (id, number)
) without rowid;
`;
