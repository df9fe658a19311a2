import type { Arrival } from '../../src/core/arrival.ts';
import type { Statement } from '../../src/core/statement.ts';
import { says } from './records.ts';

const annotators = ['001', '002', '005'].map((number) => `CSET annotator ${number}`);

function judged(by: string, more: Partial<Statement> = {}): Statement[] {
  const said = { by, cites: ['list'], ...more };
  return [
    says('cset_deployed', 'yes', { ...said, raw: 'yes' }),
    says('cset_minor', by === 'CSET annotator 005' ? 'maybe' : 'no', said),
    says('country', 'CN', said),
    says('lives_lost', { amount: 0 }, said),
    says('cset_task', 'recognise faces', { ...said, lang: 'en' }),
  ];
}

/** A record on which three annotators and the outcome agree in all but one question; the SenseNets record shares its id elsewhere. */
export const annotatedArrival: Arrival = {
  collection: 'annotated',
  reason: 'Taken in for a test',
  credit: 'A test',
  entities: [],
  sources: [{ key: 'list', document: { title: 'A list of judgements', publisher: 'A list' } }],
  records: [
    {
      key: 'judged',
      document: {
        language: 'en',
        licence: 'CC-BY-4.0',
        attribution: 'A list',
        statements: [
          says('title', 'A case that was judged three times'),
          says('type', 'incident'),
          says('alias', { scheme: 'AIAAIC', id: 'AIAAIC0196' }),
          ...judged('CSET', { rank: 'preferred' }),
          ...annotators.flatMap((by, at) => judged(by, at === 0 ? { note: 'Annotation in progress' } : {})),
        ],
      },
    },
  ],
};
