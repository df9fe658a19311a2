/**
 * Jobs: work after the answer. `due` is when a job may be taken next, and null once nobody shall. The key comes first in its
 * index, so that looking for the next job of some kinds walks those that are due, never all that were ever done. Some
 * databases took this step as their third, before the third of others was put back, so it does nothing where it was taken.
 */
export const jobs = `
create table if not exists job (
  id integer primary key autoincrement, kind text not null, key text not null, payload text not null, state text not null,
  attempts integer not null, due text, holder text, made text not null, ended text, problem text, sentence text,
  result text, unique (key, kind)
);
create index if not exists job_due on job (due, id) where due is not null;
create index if not exists job_by_state on job (state, id);
`;
