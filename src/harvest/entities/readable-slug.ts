import { isKnownName } from './group-key.ts';
import { isGeneralWord } from './person-name.ts';
import { isPlaceWord } from './places.ts';
import { groupNouns, personNouns, unnamedWords } from './words/people-words.ts';

const SMALL = /^(?:of|in|the|and|for|at|by|from|to|on|an?|with|as|who|whose|or)$/;
const NAMING = /^(?:impersonating|as|named|behind)$/;
const VERB =
  /^(?:impersonating|posing|targeting|targeted|operating|linked|aligned|manipulating|distributing|arrested|involved|leveraging|creating|provoking|affiliated|accused|using)$/;
const LOUD =
  /^(?:ai|us|uk|eu|usa|un|nhs|bbc|cnn|fbi|llm|llc|llp|pllc|it|dwp|va|tv|usd|nyc|csam|kyc|ftx|gtg|irs|ssa|nba|nhk|rte|kde|wpp|u\.s\.|u\.k\.)$/;

const capital = (word: string): string =>
  LOUD.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A name for an entity that is known only by its slug: descriptions in sentence case ("Unknown scammers impersonating
 * Jane Doe"), names in title case ("Northbound Processing").
 */
export function readableSlug(slug: string): string {
  const words = slug.replace(/-+/g, ' ').trim().split(' ');
  const describes =
    unnamedWords.has(words[0] ?? '') ||
    words.some((word) => groupNouns.has(word) || personNouns.has(word) || /^impersonating$/.test(word));
  let naming = false;
  return words
    .map((word, index) => {
      naming = NAMING.test(word) || (naming && !SMALL.test(word)) || (naming && /^(?:and|de|the)$/.test(word));
      const core = word.replace(/[^\p{L}\p{N}]/gu, '');
      if (index === 0) return capital(word);
      if (SMALL.test(word)) return word;
      if (VERB.test(word) && describes) return word;
      if (naming || !describes || isPlaceWord(core) || isKnownName(core) || !isGeneralWord(core))
        return word.startsWith('(') ? `(${capital(word.slice(1))}` : capital(word);
      return LOUD.test(word) ? word.toUpperCase() : word;
    })
    .join(' ');
}
