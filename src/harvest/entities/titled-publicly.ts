import { nameTokens } from './name-tokens.ts';
import { isOrganisationWord } from './person-name.ts';

const TITLE =
  /\b(?:(?:Vice[ -])?President|(?:Deputy )?Prime Minister|(?:\p{Lu}\p{Ll}+ )?Minister|Premier|Chancellor|Senator|Sen\.|Congressman|Congresswoman|Governor|Gov\.|Supreme Leader|First Lady|Secretary of (?:State|Defen[sc]e)|King|Queen|Pope)(?:-elect)?\s+/gu;
const SHORT_OF_OFFICE = /(?:^|\s)(?:state|school|council|student|class|club|company|union|college|university)\s+$/i;
const MIN_WORDS = 2;
const MAX_WORDS = 4;

function nameAt(text: string): string | undefined {
  const tokens = nameTokens(text.slice(0, 120));
  let end = 0;
  for (const [at, token] of tokens.entries()) {
    const gap = text.slice(at === 0 ? 0 : (tokens[at - 1]?.to ?? 0), token.from);
    // "Premier Roger Cook": an everyday word can be the second word of a name, and no later one.
    const last = token.part === 'word' && at === 1 && tokens[0]?.part === 'name';
    if (token.part === 'plain' || (token.part === 'word' && !last) || at >= MAX_WORDS || !/^ ?$|^\. $/.test(gap)) break;
    if (token.part !== 'particle' && token.part !== 'initial') end = at + 1;
  }
  return end < MIN_WORDS ? undefined : text.slice(0, tokens[end - 1]?.to);
}

/**
 * The full names that a text sets behind the title of a high public office, with that title: "President Tindra Quillfeather".
 * Offices of states only: the president of a club or a company counts as anybody else.
 */
export function titledPublicly(text: string): readonly { readonly name: string; readonly title: string }[] {
  return [...text.matchAll(TITLE)].flatMap(({ 0: found, index }) => {
    const before = text.slice(Math.max(0, index - 40), index);
    const last = before.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
    if (SHORT_OF_OFFICE.test(before) || isOrganisationWord(last)) return [];
    const name = nameAt(text.slice(index + found.length));
    return name === undefined ? [] : [{ name, title: found.trim() }];
  });
}
