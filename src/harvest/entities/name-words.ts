import { remembering } from '../../core/remembering.ts';
import { fold } from '../../core/words.ts';

// Folding is slow and most names have no letter that it changes.
const ASCII = /^[\x20-\x7e]*$/;

/** The words of a name, folded: "McDonald’s (US)" becomes mcdonalds, us. */
export const nameWords = remembering(
  (name): readonly string[] => {
    const folded = ASCII.test(name) ? name.toLowerCase() : fold(name);
    return folded.replace(/['’ʼ`]/g, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  },
  { most: 20_000 },
);

/** The words of a name joined by single spaces. */
export function nameLine(name: string): string {
  return nameWords(name).join(' ');
}
