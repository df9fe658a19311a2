/**
 * The desk: what people send in, accounts, and what is followed by mail. An item holds nothing finer than a day; `place` is
 * its day and number as one text that sorts, `words` what a search looks through. Lists of the desk are found in `item_list`
 * alone, whatever they are narrowed down to, and only the rows of one page are read. `session`, `ticket` and `once` belong to
 * one running site and are not moved.
 */
export const desk = `
create table item (
  id text collate "C" primary key, kind text collate "C" not null, state text collate "C" not null,
  version integer not null, day text collate "C" not null, due text collate "C",
  record text collate "C", title text collate "C" not null, likeness text collate "C" not null,
  claimed_by text collate "C", content text collate "C" not null, outcome text collate "C",
  receipt text collate "C" not null unique, place text collate "C" not null, words text collate "C" not null
);
create index item_list on item (state, kind, place, due, record, claimed_by, likeness, id);
create index item_alike on item (likeness, state, place);
create table item_message (
  item text collate "C" not null, n integer not null, author text collate "C" not null, day text collate "C" not null,
  text text collate "C" not null, primary key (item, n)
);
create table account (
  id text collate "C" primary key, version integer not null, name_key text collate "C" not null unique,
  name text collate "C" not null, role text collate "C" not null,
  state text collate "C" not null, openid text collate "C" unique, credit text collate "C" not null,
  email text collate "C", password text collate "C", totp text collate "C",
  passkeys text collate "C" not null, day text collate "C" not null
);
create table session (
  hash text collate "C" primary key, account text collate "C" not null, strength text collate "C" not null,
  made text collate "C" not null, seen text collate "C" not null,
  expires text collate "C" not null, label text collate "C" not null, memo text collate "C"
);
create index session_by_account on session (account, made);
create table ticket (
  hash text collate "C" primary key, kind text collate "C" not null, account text collate "C",
  expires text collate "C" not null, memo text collate "C"
);
create table once (key text collate "C" primary key, answer text collate "C" not null, time text collate "C" not null);
create table subscription (
  id text collate "C" primary key, email text collate "C" not null, what text collate "C" not null,
  every text collate "C" not null, state text collate "C" not null,
  hash text collate "C" not null unique, told bigint not null, day text collate "C" not null
);
create index subscription_due on subscription (every, state, id);
create index audit_by_time on audit (time, n);
create index revision_changes on revision (seq) where number > 1 and substr(id, 1, 2) <> 'S-' and substr(id, 1, 2) <> 'E-';
`;
