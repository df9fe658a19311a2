import fc from 'fast-check';
import { type Statement, statementKey } from '../../src/core/statement.ts';
import { lacks, says } from './records.ts';

const value = fc.oneof(
  fc.constantFrom('Rotterdam', 'Lyon', 'Oslo').map((place) => says('place', place)),
  fc.constantFrom('E-1', 'E-2', 'E-3').map((entity) => says('operator', entity)),
  fc.constantFrom('2018', '2019-02', '2018~').map((date) => says('occurred', date)),
  fc.integer({ min: 0, max: 5 }).map((amount) => says('people_affected', { amount })),
  fc.constantFrom('not-disclosed' as const, 'unknown' as const).map((reason) => lacks('operator', reason)),
);

/** Any statement: a few fields and values, so that equal and competing ones occur often. */
export const anyStatement: fc.Arbitrary<Statement> = fc
  .tuple(
    value,
    fc.constantFrom('Casebook editors', 'A newspaper'),
    fc.constantFrom('preferred', 'normal', 'deprecated'),
    fc.constantFrom({}, {}, { disputed: 'It was elsewhere.' }),
  )
  .map(
    ([made, by, rank, doubt]): Statement => ({
      ...made,
      by,
      rank,
      ...(rank === 'deprecated' ? { note: 'Wrong.' } : {}),
      ...doubt,
    }),
  );

/** The statements of any record: no two say the same. */
export const anyStatements: fc.Arbitrary<Statement[]> = fc.uniqueArray(anyStatement, {
  selector: statementKey,
  maxLength: 12,
});
