/** The fewest characters of a password; NIST SP 800-63B asks for fifteen where it may stand alone. */
export const SHORTEST_PASSWORD = 15;
/** The most characters of a password; more would only be more to hash. */
export const LONGEST_PASSWORD = 256;

const COMMON_PART = 4;

let common: ReadonlySet<string> | undefined;

// Half a megabyte that is needed when somebody chooses a password, and hardly ever otherwise.
async function commonPasswords(): Promise<ReadonlySet<string>> {
  if (common) return common;
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  common = new Set(dictionary['passwords-common'].map((word) => word.toLowerCase()));
  return common;
}

// The shortest piece that the text consists of when it is said again and again; "abcabca" is "abc".
function pieceOf(text: string): string {
  const length = Array.from({ length: text.length }, (_, at) => at + 1).find((size) =>
    text.startsWith(text.slice(size)),
  );
  return text.slice(0, length);
}

function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 2;
}

// Whether it is nothing but words of the list, one after another; two of them are no passphrase.
function isJoined(text: string, words: ReadonlySet<string>): boolean {
  return Array.from({ length: text.length - 1 }, (_, at) => at + 1).some(
    (at) => words.has(text.slice(0, at)) && words.has(text.slice(at)),
  );
}

function lengthFault(length: number): string | undefined {
  if (length < SHORTEST_PASSWORD)
    return `Please use at least ${SHORTEST_PASSWORD} characters. Four or five words in a row are fine.`;
  if (length > LONGEST_PASSWORD) return `Please use at most ${LONGEST_PASSWORD} characters.`;
  return undefined;
}

/**
 * What is wrong with a password that somebody chooses, in a sentence; undefined when it may be used. Nothing is asked about
 * kinds of characters. `names` are words that others try first, such as the name that is signed in with.
 */
export async function passwordFault(password: string, names: readonly string[]): Promise<string | undefined> {
  const fault = lengthFault([...password.normalize('NFKC')].length);
  if (fault) return fault;
  const text = password.normalize('NFKC').toLowerCase();
  const words = await commonPasswords();
  const piece = pieceOf(text);
  if (words.has(text) || words.has(piece) || piece.length <= COMMON_PART || isRun(text) || isJoined(text, words))
    return 'This is among the passwords that are tried first. Please choose another.';
  const rest = names.reduce((left, name) => (name === '' ? left : left.replaceAll(name.toLowerCase(), '')), text);
  if ([...rest].length < SHORTEST_PASSWORD / 2)
    return 'This is little more than a name that others know. Please choose another.';
  return undefined;
}
