import { html } from 'hono/html';
import type { PublicSource } from '../../core/public.ts';
import type { Html } from './html.ts';

/** A source with the number it is cited by; a source that is not `listed` has no page of its own. */
export type Note = { readonly number: number; readonly source: PublicSource; readonly listed: boolean };

/** The sources of a page by id. */
export type Notes = ReadonlyMap<string, Note>;

/** Numbers sources in the order given, from 1. */
export function notesOf(sources: readonly PublicSource[], unlisted: readonly string[] = []): Notes {
  return new Map(
    sources.map((source, index) => [source.id, { number: index + 1, source, listed: !unlisted.includes(source.id) }]),
  );
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
