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

function quoteChange(before: Statement, after: Statement): string[] {
  const texts = ({ quotes = [] }: Statement): readonly string[] => quotes.map(({ text }) => text);
  const [old, now] = [texts(before), texts(after)];
  return [
    ...now.filter((text) => !old.includes(text)).map((text) => `now quotes “${text}”`),
    ...old.filter((text) => !now.includes(text)).map((text) => `no longer quotes “${text}”`),
  ];
}

function doubtChange(before: Statement, after: Statement): string[] {
  if (before.disputed === after.disputed) return [];
  return [after.disputed === undefined ? 'no longer marked as disputed' : `marked as disputed: “${after.disputed}”`];
}

// A new statement is told whole; the label and who says so stand beside it already.
function sayNew({ rank, cites, quotes = [], note, disputed }: Statement, names: SourceNames): readonly string[] {
  return [
    ...(rank === 'normal' ? [] : [`rank ${rank}`]),
    ...(cites.length > 0 ? [`cites ${list(cites, names)}`] : []),
    ...quotes.map(({ source, text }) => `quotes “${text}” from ${names(source)}`),
    ...(note === undefined ? [] : [`note: “${note}”`]),
    ...(disputed === undefined ? [] : [`marked as disputed: “${disputed}”`]),
  ];
}

/**
 * What changed about a statement beside what it says, each thing in words: rank, citations, quotes, note, doubt, wording.
 * Of a new one, all that comes with it; of one taken away, nothing.
 */
export function sayChange({ before, after }: Change, names: SourceNames): readonly string[] {
  if (!after) return [];
  if (!before) return sayNew(after, names);
  return [
    ...(before.rank === after.rank ? [] : [`rank changed from ${before.rank} to ${after.rank}`]),
    ...citesChange(before, after, names),
    ...quoteChange(before, after),
    ...noteChange(before, after),
    ...doubtChange(before, after),
    ...(before.raw === after.raw ? [] : ['the wording of the source was corrected']),
    ...(before.lang === after.lang ? [] : ['its language was corrected']),
    ...(before.licence === after.licence ? [] : ['its licence was corrected']),
  ];
}
