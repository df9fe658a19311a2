import { html } from 'hono/html';
import type { PublicSource } from '../../core/public.ts';
import type { Html } from './html.ts';

/** The sources of a page by id, each with the number it is cited by. */
export type Notes = ReadonlyMap<string, { readonly number: number; readonly source: PublicSource }>;

/** Numbers sources in the order given, from 1. */
export function notesOf(sources: readonly PublicSource[]): Notes {
  return new Map(sources.map((source, index) => [source.id, { number: index + 1, source }]));
}

/** A short name for a source: its publisher, title or id. */
export function sourceName(source: PublicSource): string {
  return source.publisher ?? source.title ?? source.id;
}

/** The numbers of the sources cited, each leading to its line in the list of sources. */
export function citations(cites: readonly string[], notes: Notes): Html | '' {
  const found = cites.flatMap((id) => notes.get(id) ?? []).sort((a, b) => a.number - b.number);
  if (found.length === 0) return '';
  return html` <span class="cites">${found.map(
    ({ number, source }) =>
      html`<a class="cite" href="#${source.id}" aria-label="Source ${number}: ${sourceName(source)}">${number}</a>`,
  )}</span>`;
}
