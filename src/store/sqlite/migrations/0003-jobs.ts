/**
 * Jobs: work after the answer. `due` is when a job may be taken next, and null once nobody shall. The key comes first in its
 * index, so that looking for the next job of some kinds walks those that are due, never all that were ever done.
 */
export const jobs = `
create table job (
  id integer primary key autoincrement, kind text not null, key text not null, payload text not null, state text not null,
  attempts integer not null, due text, holder text, made text not null, ended text, problem text, sentence text,
  result text, unique (key, kind)
);
create index job_due on job (due, id) where due is not null;
create index job_by_state on job (state, id);
`;
