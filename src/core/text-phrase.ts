/** Where words may stand: `texts` is any of title, names, summary, facts and sources; `front` is title or names. */
export type TextPart = 'texts' | 'front' | 'title' | 'names' | 'summary' | 'facts' | 'forms' | 'fielded';

/**
 * Words that must stand next to each other in one column of that part, as `core/words.ts` writes them, separated by single
 * spaces. With `isOpen` the last of them may go on.
 */
export type TextPhrase = { readonly part: TextPart; readonly words: string; readonly isOpen?: true };

/** The name under which it is remembered what matches a phrase, or all of several in whatever order. */
export function phraseKey(...phrases: readonly TextPhrase[]): string {
  const keys = phrases.map(({ part, words, isOpen }) => `${part}:${words}${isOpen ? '*' : ''}`);
  return keys.length > 1 ? keys.sort().join('&') : (keys[0] ?? '');
}
