import { codeIn } from '../../core/vocabulary.ts';

type Named = Readonly<Record<string, readonly string[]>>;

/** What happened and how it was found, as VERIS sorts it. */
export type VerisAction = Readonly<Record<string, Named>>;

const unknown = ['Unknown'];
const mistake: Named = { variety: ['Misconfiguration'], vector: unknown };
const actions: Readonly<Record<string, readonly [string, Named]>> = {
  'no-authentication': ['error', mistake],
  'default-credentials': ['error', mistake],
  'weak-credentials': ['error', mistake],
  'public-bucket': ['error', mistake],
  'public-website': ['error', { variety: ['Publishing error'], vector: unknown }],
  'leaked-key': ['error', { variety: ['Publishing error'], vector: unknown }],
  insider: ['misuse', { variety: unknown, vector: unknown }],
  exploit: ['hacking', { variety: unknown, vector: unknown }],
  'third-party-access': ['hacking', { variety: unknown, vector: ['Partner'] }],
  'social-engineering': ['social', { variety: unknown, vector: unknown, target: unknown }],
};

/** The actions behind codes of `access-condition`; of two with the same name the first counts. */
export function actionOf(conditions: readonly string[]): VerisAction {
  const made = conditions.flatMap((code) => {
    const action = actions[code];
    return action ? [action] : [];
  });
  return made.length === 0 ? { unknown: {} } : Object.fromEntries([...made].reverse());
}

/** Who acted, as far as the action tells: whoever makes a mistake or abuses a right stands inside, and nobody else is told. */
export function actorOf(action: VerisAction): VerisAction {
  if ('error' in action) return { internal: { variety: unknown, motive: ['NA'] } };
  if ('misuse' in action) return { internal: { variety: unknown, motive: unknown } };
  return { unknown: {} };
}

/** How a case was found, from a code of `discovery-method`. */
export function discoveryOf(method: string | undefined): VerisAction {
  if (method === 'operator') return { internal: { variety: unknown } };
  if (method === undefined || method === 'unknown') return { unknown: {} };
  const named = codeIn('discovery-method', method)?.maps?.['veris'];
  return { external: { variety: [named?.replace(/^External: /, '') ?? 'Other'] } };
}
