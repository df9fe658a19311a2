import type { Change } from '../../core/diff.ts';
import type { Statement } from '../../core/statement.ts';

/** The name of a source in a sentence. */
export type SourceNames = (id: string) => string;

function list(ids: readonly string[], names: SourceNames): string {
  return ids.map(names).join('; ');
}

function citesChange(before: Statement, after: Statement, names: SourceNames): string[] {
  const come = after.cites.filter((id) => !before.cites.includes(id));
  const gone = before.cites.filter((id) => !after.cites.includes(id));
  return [
    ...(come.length > 0 ? [`now also cites ${list(come, names)}`] : []),
    ...(gone.length > 0 ? [`no longer cites ${list(gone, names)}`] : []),
  ];
}

function noteChange(before: Statement, after: Statement): string[] {
  if (before.note === after.note) return [];
  if (after.note === undefined) return [`note taken away: “${before.note}”`];
  return [before.note === undefined ? `note added: “${after.note}”` : `note now reads: “${after.note}”`];
}

/** What changed about a statement beside what it says, each thing in words: rank, citations, note, wording. */
export function sayChange({ before, after }: Change, names: SourceNames): readonly string[] {
  if (!before || !after) return [];
  return [
    ...(before.rank === after.rank ? [] : [`rank changed from ${before.rank} to ${after.rank}`]),
    ...citesChange(before, after, names),
    ...noteChange(before, after),
    ...(before.raw === after.raw ? [] : ['the wording of the source was corrected']),
    ...(before.lang === after.lang ? [] : ['its language was corrected']),
    ...(before.licence === after.licence ? [] : ['its licence was corrected']),
  ];
}
