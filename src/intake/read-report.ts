import type { Fault } from '../core/errors.ts';
import type { ReportContent } from '../core/item.ts';
import { languageTag } from '../core/statement.ts';
import { keptText, oddCharactersIn } from './odd-characters.ts';
import { readLinks } from './read-links.ts';
import { readWhen } from './read-when.ts';

/** The fields of the form as they were sent; each may be empty. */
export const reportFields = ['what', 'title', 'links', 'when', 'where', 'who', 'how', 'language', 'contact'] as const;

/** The texts of a report by field, as they were typed. */
export type ReportFields = Readonly<Record<(typeof reportFields)[number], string>>;

/** How many characters each field takes, and that of what happened at least. */
export const reportLimits = {
  what: 20_000,
  title: 300,
  links: 100_000,
  when: 120,
  where: 1_000,
  who: 2_000,
  how: 5_000,
  language: 35,
  contact: 300,
} as const satisfies Record<keyof ReportFields, number>;

const LEAST = 10;

/** A report that fits, as it is kept, or what is wrong with it, a sentence for each field. */
export type ReadReport = { readonly content: ReportContent } | { readonly faults: readonly Fault[] };

const figure = (number: number): string => number.toLocaleString('en');

function lengthFault(name: keyof ReportFields, text: string): string | undefined {
  const [most, length] = [reportLimits[name], [...text].length];
  if (length > most) {
    return `This takes ${figure(most)} characters; these are ${figure(length)}. Please keep what matters most.`;
  }
  return undefined;
}

// A link alone is a report; so are words alone, if there are some.
function tooLittle({ what, links }: ReportFields): string | undefined {
  const length = [...keptText(what)].length;
  if (links.trim() !== '' || length >= LEAST) return undefined;
  return length === 0
    ? 'Please say what happened, in a sentence or more, or give a link to where it is told.'
    : 'This is very short. Please say what happened in a sentence, or give a link to where it is told.';
}

function oddIn(name: keyof ReportFields, text: string): string | undefined {
  return oddCharactersIn(name === 'links' ? text.replace(/[\r\n]/g, ' ') : text);
}

const languageFault = 'This is not a language code such as en, zh-Hant or pt-BR.';

/**
 * Checks a report and makes what is kept of it; `today` is the ISO day. `when` becomes EDTF, links a list, everything else
 * stays as it was written.
 */
export function readReport(fields: ReportFields, today: string): ReadReport {
  const faults: Fault[] = [];
  const fault = (path: string, message: string | undefined): void => {
    if (message !== undefined && !faults.some((known) => known.path === path)) faults.push({ path, message });
  };
  for (const name of reportFields) {
    fault(name, oddIn(name, fields[name]));
    fault(name, lengthFault(name, keptText(fields[name])));
  }
  fault('what', tooLittle(fields));
  const links = readLinks(fields.links);
  if ('fault' in links) fault('links', links.fault);
  const when = fields.when.trim() === '' ? undefined : readWhen(fields.when, today);
  if (when && 'fault' in when) fault('when', when.fault);
  const language = fields.language.trim();
  if (language !== '' && !languageTag.safeParse(language).success) fault('language', languageFault);
  if (faults.length > 0 || 'fault' in links || (when && 'fault' in when)) return { faults };
  const given = (name: keyof ReportFields): string | undefined => keptText(fields[name]) || undefined;
  const content = {
    what: keptText(fields.what),
    title: given('title')?.replace(/\s+/g, ' '),
    links: links.links,
    when: when?.edtf,
    where: given('where'),
    who: given('who'),
    how: given('how'),
    language: given('language'),
    contact: given('contact'),
  };
  return {
    content: Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)) as ReportContent,
  };
}
