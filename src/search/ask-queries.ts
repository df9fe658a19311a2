import type { Queries } from '../core/ports.ts';

/** Asks a question of a kind, by the name that search threads know it by. */
export type AskQuestion = <T>(ask: string, request: unknown) => Promise<T>;

/** The questions as they are asked of a search thread. */
export function questionsBy(
  ask: AskQuestion,
): Pick<Queries, 'search' | 'found' | 'statistics' | 'crossTable' | 'related' | 'agreement'> {
  return {
    search: (request) => ask('search', request),
    found: (request) => ask('found', request),
    statistics: (selection) => ask('statistics', selection),
    crossTable: (request) => ask('crossTable', request),
    related: (id) => ask('related', id),
    agreement: (field) => ask('agreement', field),
  };
}
