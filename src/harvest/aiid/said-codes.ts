import { type FieldName, fieldNamed } from '../../core/fields.ts';
import type { Said } from '../gather-statements.ts';
import type { Unmapped } from '../imported-row.ts';
import { matcherOf } from '../match-code.ts';
import { splitTerms } from '../split-terms.ts';
import type { NamedRow } from './files.ts';

/** What one classification of one incident says. */
export type Classification = { readonly said: readonly Said[]; readonly unmapped: readonly Unmapped[] };

/** Who says it, how it ranks and with what reservation: what all statements of a classification share. */
export type Voice = Pick<Said, 'by' | 'rank' | 'note'>;

/** The statements of a cell of codes; terms that fit none stay as written. */
export function saidCodes(
  cell: string,
  spot: { readonly field: FieldName; readonly column: string },
  voice: Voice,
): Classification {
  const { field, column } = spot;
  const { matched, unmapped } = splitTerms(cell, matcherOf(fieldNamed(field)?.vocabulary ?? ''));
  const said = matched.map(
    ({ raw, match }): Said => ({ field, value: match.code, ...voice, ...(raw === match.name ? {} : { raw }) }),
  );
  const written = unmapped.map(
    (term): Said => ({ field: 'as_written', value: `${column}: ${term}`, lang: 'en', ...voice }),
  );
  return { said: [...said, ...written], unmapped: unmapped.map((term) => ({ field, term })) };
}

/** Several classifications as one. */
export function together(parts: readonly Classification[]): Classification {
  return { said: parts.flatMap(({ said }) => said), unmapped: parts.flatMap(({ unmapped }) => unmapped) };
}

/** The reservation that comes with a row which its source has not published. */
export function reservation(row: NamedRow): string | undefined {
  return row.cell('Published') === 'False' ? 'Not yet published at the source' : undefined;
}
