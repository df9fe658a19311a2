/** Versions that were closed: what they held is erased from `revision`, and here stands when, why and by whom. */
export const closing = `
create table closing (
  id text collate "C" not null, number integer not null, time text collate "C" not null,
  reason text collate "C" not null, credit text collate "C" not null, primary key (id, number)
);
`;
