/** Addresses that are told of every publication, and how far each of them was. */
export const webhooks = `
create table webhook (
  id text primary key, version integer not null, address text not null, secret text not null, state text not null,
  told integer not null, tries integer not null, due text not null, answer text, answered text, day text not null
) without rowid;
`;
