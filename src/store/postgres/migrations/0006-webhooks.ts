/** Addresses that are told of every publication, and how far each of them was. */
export const webhooks = `
create table webhook (
  id text collate "C" primary key, version bigint not null, address text collate "C" not null,
  secret text collate "C" not null, state text collate "C" not null, told bigint not null, tries bigint not null,
  due text collate "C" not null, answer text collate "C", answered text collate "C", day text collate "C" not null
);
`;
