import { staleLists } from './0003-stale-lists.ts';

/** The index holds pairs of more words, and the names of those in a role under that role. */
export const morePairs = staleLists.replace('insert into', 'insert or ignore into');
