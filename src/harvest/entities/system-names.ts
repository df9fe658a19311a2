import { remembering } from '../../core/remembering.ts';
import { entityOf, LIKENESS } from './entity-of.ts';
import { nameWords } from './name-words.ts';
import { systemWords } from './words/organisation-words.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// "Coronavirus Mask Image Dataset" says itself that it is a thing; "Zorblat Quex deepfake" may hold somebody's name.
const isThing = remembering((name) => {
  const words = nameWords(name);
  const last = words.at(-1) ?? '';
  return (
    words.length > 1 && systemWords.has(last) && !LIKENESS.test(last) && entityOf(name, 'system').outcome === 'entity'
  );
});

// Most texts of a row do not name its systems, and a search for the first word tells that for next to nothing.
function mayStandIn(small: string, name: string): boolean {
  return small.includes(/[^\s]+/.exec(name)?.[0].toLowerCase() ?? ' ');
}

/**
 * A text in which the names of its row's own systems are written small, so that no words of them are taken for somebody's.
 * They stand on the same page as systems, so nothing is given away.
 */
export function withoutSystems(text: string, systems: readonly string[]): string {
  const small = text.toLowerCase();
  return systems
    .filter((name) => mayStandIn(small, name) && isThing(name))
    .map(
      (name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name).replaceAll(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`, 'giu'),
    )
    .reduce((rest, pattern) => rest.replace(pattern, (found) => found.toLowerCase()), text);
}
