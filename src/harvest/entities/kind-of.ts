import type { EntityKind } from '../../core/entity.ts';
import { isKnownName, isKnownOrganisation } from './group-key.ts';
import { nameLine, nameWords } from './name-words.ts';
import { isGeneralWord } from './person-name.ts';
import { isPlaceWord } from './places.ts';
import { knownSystems } from './words/known-names.ts';
import { organisationWords, publicBodyWords, systemWords } from './words/organisation-words.ts';
import { goods, groupNouns, personNouns, unnamedWords } from './words/people-words.ts';

/** A kind with the reason for it, in words that stand on the entity's page. */
export type JudgedKind = { readonly kind: EntityKind; readonly kindReason: string };

const LINK =
  /^(?:of|in|at|for|from|using|targeting|targeted|impersonating|posing|with|who|whose|on|linked|to|behind|seeking|requiring|integrating|affected|misled|against)$/;
const FIRM =
  /^(?:university|universities|college|school|institute|hospital|inc|llc|ltd|llp|gmbh|corp|corporation|company|foundation)$/;
const MODEL = /\b(?:gpt|llama|claude|gemini|grok|dall e|copilot|chatgpt)\b/;

const because = (kind: EntityKind, kindReason: string): JudgedKind => ({ kind, kindReason });
const quoted = (word: string): string => `"${word}" in its name`;

function headOf(words: readonly string[]): string {
  const link = words.findIndex((word) => LINK.test(word));
  return words[(link > 0 ? link : words.length) - 1] ?? '';
}

function groupWord(words: readonly string[]): string | undefined {
  const last = words.at(-1) ?? '';
  const head = headOf(words);
  if (groupNouns.has(words[0] ?? '') && (words.length === 1 || LINK.test(words[1] ?? ''))) return words[0];
  if (groupNouns.has(head) && !organisationWords.has(head)) return head;
  if (groupNouns.has(last) && !LINK.test(words.at(-2) ?? 'of') && !organisationWords.has(last)) return last;
  const vague = unnamedWords.has(words[0] ?? '') ? words.find((word) => groupNouns.has(word)) : undefined;
  if (vague !== undefined && !FIRM.test(last)) return vague;
  const single =
    [head, last].find((word) => personNouns.has(word)) ??
    (unnamedWords.has(words[0] ?? '') ? words.find((word) => personNouns.has(word)) : undefined);
  return single !== undefined && (unnamedWords.has(words[0] ?? '') || words.every(isGeneralWord)) ? single : undefined;
}

function wordIn(words: readonly string[], list: ReadonlySet<string>): string | undefined {
  return words.findLast((word) => list.has(word));
}

/** What kind of entity a name that is no private person's means, by known lists, suffixes and words; undefined when nothing tells. */
export function kindOf(name: string): JudgedKind | undefined {
  const words = nameWords(name);
  const line = nameLine(name);
  if (isKnownOrganisation(name)) return because('organisation', 'On the list of known organisations');
  if (knownSystems.has(line)) return because('system', 'On the list of known products and systems');
  const group = groupWord(words);
  if (group !== undefined) return because('group', `The word ${quoted(group)} means people`);
  const organisation = wordIn(words, organisationWords);
  const publicBody = wordIn(words, publicBodyWords);
  const strong = words.find((word) =>
    /^(?:police|ministry|ministries|department|government|municipality|sheriff|sheriffs|constabulary|court|courts|customs|pd)$/.test(
      word,
    ),
  );
  if (publicBody !== undefined && (organisation === undefined || strong !== undefined)) {
    if (!words.some((word) => FIRM.test(word)))
      return because('public-body', `The word ${quoted(strong ?? publicBody)} means a public body`);
  }
  const firm = words.find((word) => FIRM.test(word));
  if (firm !== undefined) return because('organisation', `The word ${quoted(firm)} means an organisation`);
  if (MODEL.test(line)) return because('system', 'Named like a model on the list of known systems');
  if (/^\S+\.(?:com|org|net|io|ai|info|news|in|co|me|tv)$/i.test(name))
    return because('organisation', 'Written as a web address');
  const system = wordIn(words.slice(-1), systemWords);
  if (system !== undefined) return because('system', `The word ${quoted(system)} means a product or system`);
  if (organisation !== undefined)
    return because('organisation', `The word ${quoted(organisation)} means an organisation`);
  const product = wordIn(words, systemWords);
  if (product !== undefined) return because('system', `The word ${quoted(product)} means a product or system`);
  if (words.length > 0 && words.every((word) => isPlaceWord(word) || /^(?:of|the|and)$/.test(word)))
    return because('public-body', 'The name of a country or place');
  return isKnownName(name) ? because('organisation', 'Begins with the name of a known organisation') : undefined;
}

/** What a harmed party is when it is nobody and no organisation: a good such as "election integrity". */
export function goodOf(name: string): JudgedKind | undefined {
  const words = nameWords(name);
  const good = [headOf(words), words.at(-1) ?? ''].find((word) => goods.has(word));
  return good === undefined ||
    !words.every((word) => isGeneralWord(word) || LINK.test(word) || /^(?:and|the|u|s)$/.test(word))
    ? undefined
    : because('unknown', `The word ${quoted(good)} means something that is nobody`);
}
