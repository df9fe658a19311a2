/**
 * The desk: what people send in, accounts, and what is followed by mail. An item holds nothing finer than a day; `place` is
 * its day and number as one text that sorts, `words` what a search looks through. Lists of the desk are found in `item_list`
 * alone, whatever they are narrowed down to, and only the rows of one page are read. `session`, `ticket` and `once` belong to
 * one running site and are not moved. The rows of `item` are
 * numbered, for otherwise a search among long ones takes six times as long.
 */
export const desk = `
create table item (
  id text primary key, kind text not null, state text not null, version integer not null, day text not null, due text,
  record text, title text not null, likeness text not null, claimed_by text, words text not null, content text not null,
  outcome text, receipt text not null unique, place text not null
);
create index item_list on item (state, kind, place, due, record, claimed_by, likeness, id);
create index item_alike on item (likeness, state, place);
create table item_message (
  item text not null, n integer not null, author text not null, day text not null, text text not null, primary key (item, n)
) without rowid;
create table account (
  id text primary key, version integer not null, name_key text not null unique, name text not null, role text not null,
  state text not null, openid text unique, credit text not null, email text, password text, totp text,
  passkeys text not null, day text not null
) without rowid;
create table session (
  hash text primary key, account text not null, strength text not null, made text not null, seen text not null,
  expires text not null, label text not null, memo text
) without rowid;
create index session_by_account on session (account, made);
create table ticket (
  hash text primary key, kind text not null, account text, expires text not null, memo text
) without rowid;
create table once (key text primary key, answer text not null, time text not null) without rowid;
create table subscription (
  id text primary key, email text not null, what text not null, every text not null, state text not null,
  hash text not null unique, told integer not null, day text not null
) without rowid;
create index subscription_due on subscription (every, state, id);
create index audit_by_time on audit (time, n);
create index revision_changes on revision (seq) where number > 1 and substr(id, 1, 2) <> 'S-' and substr(id, 1, 2) <> 'E-';
`;
