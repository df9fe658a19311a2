import type { FieldAgreement } from '../core/annotation.ts';
import type { IndexReader } from '../core/ports.ts';
import type { CrossRequest, CrossTable, Selection, SimilarRecord, Statistics } from '../core/statistics.ts';
import { fieldAgreementOf } from './annotators.ts';
import { crossTableOf } from './cross-table.ts';
import type { Search } from './search.ts';
import { similarTo } from './similar.ts';
import { statisticsOf } from './statistics.ts';

/** The questions about many records at once, answered from the newest public state; refuse with `bad-query`. */
export type Questions = {
  statistics(selection: Selection): Statistics;
  crossTable(request: CrossRequest): CrossTable;
  related(id: string): readonly SimilarRecord[];
  agreement(field: string): FieldAgreement;
};

const MAX_REMEMBERED = 64;

/** Makes the questions over a search. Answers are remembered until something public changes, the least recent forgotten first. */
export function makeQuestions(search: Search, reader: IndexReader): Questions {
  const { columns } = search;
  const remembered = new Map<string, unknown>();
  let seq = -1;

  const remember = <T>(asked: unknown, answer: () => T): T => {
    search.refresh();
    if (columns.seq !== seq) remembered.clear();
    seq = columns.seq;
    const key = JSON.stringify(asked);
    const known = remembered.has(key) ? (remembered.get(key) as T) : answer();
    remembered.delete(key);
    remembered.set(key, known);
    const [oldest] = remembered.keys();
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return known;
  };

  return {
    statistics: (selection) =>
      remember(['statistics', selection], () => statisticsOf(columns, search.found(selection))),
    crossTable: (request) => remember(['cross', request], () => crossTableOf(columns, search.found(request), request)),
    related: (id) => remember(['related', id], () => similarTo(columns, id)),
    agreement: (field) =>
      remember(['agreement', field], () => fieldAgreementOf(field, reader.annotations(field), columns.ids)),
  };
}
