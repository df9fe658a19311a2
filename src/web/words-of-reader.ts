const QUOTED = /"[^"]*"?|`[^`]*`?|“[^”]*”?|(?<!\p{L})'[^']*'?/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LEFT_OUT = '…';

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKC');

function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll('+', ' '));
  } catch {
    return address;
  }
}

// The search works on stems and on pieces of unspaced scripts, so a part of a reader's word is one too; a stem may end
// in another letter. What is as short as "is" in a Latin script tells nothing.
function isPartOf(words: readonly string[], said: string): boolean {
  const part = folded(said);
  if (/^[ -~]{1,2}$/.test(part)) return false;
  const stem = part.length > 4 ? part.slice(0, -1) : part;
  return words.some((word) => word.includes(stem));
}

/**
 * An error as the log may hold it: its kind, its code, where it happened, and its message without what that quotes and
 * without any word of the address, because drivers put into a message what they were asked. What is no error is left out.
 */
export function withoutWordsOf(address: string, error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const asked = decoded(address.slice(address.indexOf('/', 8)));
  const words = [...asked.matchAll(WORD)].map(([word]) => folded(word));
  const unquoted = error.message.replace(QUOTED, LEFT_OUT);
  const message = unquoted.replace(WORD, (said) => (isPartOf(words, said) ? LEFT_OUT : said));
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const stack = [`${error.name}: ${message}`, ...frames].join('\n');
  const code = 'code' in error ? { code: error.code } : {};
  return Object.assign(new Error(message), { name: error.name, stack, ...code });
}
