import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import type { Citation } from '../../src/publish/cite/citation.ts';

/** A citation of the version that most tests cite. */
export const sampleCitation: Citation = {
  id: 'CB-1',
  revision: 7,
  title: 'Face database of 2.5 million people left open',
  lang: 'en',
  time: '2026-02-03T23:59:59.000Z',
  address: 'https://casebook.example/records/CB-1/revisions/7',
  commitment: 'ab'.repeat(32),
};

/** Titles that a format may stumble over. */
export const oddTitles: readonly string[] = [
  'Plain title',
  '深网视界泄露 256 万人的数据',
  'بيانات مكشوفة',
  'Été, naïve & 100 % of {braces} $5 #1 a_b ~ ^ back\\slash',
  'Ends with a question?',
  '“Quoted” title: with a colon, and CAPITALS',
  'a < b and b > c',
  '@article{x, title = {y}}',
  'TY - JOUR',
];

/** What citation-js reads from a citation in any of its formats. */
export function readCitation(
  text: string,
  forceType?: '@ris/file' | '@bibtex/text',
): Readonly<Record<string, unknown>> {
  const [first, ...more] = new Cite(text, forceType && { forceType }).data;
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} citations were read`);
  return first;
}

/** APA as citeproc writes it from CSL-JSON. */
export function apaByCiteproc(csl: unknown): string {
  const cite = new Cite(csl, { forceType: '@csl/object' });
  return cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }).trim();
}
