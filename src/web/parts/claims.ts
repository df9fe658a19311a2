import { canonicalJson } from '../../core/canonical.ts';
import type { Field } from '../../core/fields.ts';
import { ranks, type Statement } from '../../core/statement.ts';

/** Statements of one field that the same voice makes on the same grounds, so that a page can say it once. */
export type Claim = Pick<Statement, 'by' | 'cites' | 'rank' | 'note' | 'disputed'> & {
  readonly statements: readonly Statement[];
};

function ground(statement: Statement): string {
  const { by, cites, rank, note = null, unknown = null, disputed = null } = statement;
  return canonicalJson({ by, cites: [...cites].sort(), rank, note, unknown, disputed });
}

/**
 * The claims about a field, preferred ones first and deprecated ones last. Where values may hold side by side,
 * statements on equal grounds are one claim; where they compete, each stands for itself.
 */
export function claimsOf(field: Field, statements: readonly Statement[]): readonly Claim[] {
  const claims = new Map<string, { first: Statement; all: Statement[] }>();
  for (const [index, statement] of statements.entries()) {
    const key = field.many ? ground(statement) : String(index);
    const known = claims.get(key);
    if (known) known.all.push(statement);
    else claims.set(key, { first: statement, all: [statement] });
  }
  return [...claims.values()]
    .map(({ first, all }) => ({
      by: first.by,
      cites: first.cites,
      rank: first.rank,
      note: first.note,
      disputed: first.disputed,
      statements: all,
    }))
    .sort((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank));
}

/** What is said about a field, once, with the claims of all who say so; its rank is the highest of theirs. */
export type Position = Pick<Claim, 'rank' | 'statements'> & { readonly claims: readonly Claim[] };

function content({ rank, disputed, statements }: Claim): string {
  const said = statements.map(({ value, unknown, lang }) =>
    canonicalJson({ value: value ?? null, unknown: unknown ?? null, lang: lang ?? null }),
  );
  return JSON.stringify([rank === 'deprecated', disputed ?? null, ...[...new Set(said)].sort()]);
}

/** The positions in the order of their first claims. What was struck out, or is in doubt, agrees with nothing that stands. */
export function positionsOf(claims: readonly Claim[]): readonly Position[] {
  return [...Map.groupBy(claims, content).values()].flatMap((agreeing) => {
    const [first] = agreeing;
    return first ? [{ rank: first.rank, statements: first.statements, claims: agreeing }] : [];
  });
}

/** Whether sources disagree: several positions on a field that can have only one value. */
export function isDisputed(field: Field, positions: readonly Position[]): boolean {
  return !field.many && positions.length > 1;
}
