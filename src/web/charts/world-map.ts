import { html } from 'hono/html';
import type { Html } from '../parts/html.ts';
import { count, sayNumber } from '../parts/text.ts';
import type { Told } from './columns.ts';
import { classOf, classStarts } from './scale.ts';
import { type World, worldSize } from './world.ts';

/** A country's count, its name, and where its records are found. */
export type CountryCount = {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly address: string;
};

function legend(starts: readonly number[], most: number): Html {
  const range = (start: number, at: number): string => {
    const end = (starts[at + 1] ?? most + 1) - 1;
    return end <= start ? sayNumber(start) : `${sayNumber(start)}–${sayNumber(end)}`;
  };
  const key = (level: number, text: string): Html =>
    html`<li><svg aria-hidden="true" focusable="false" width="26" height="12"><rect class="level-${level}" width="26" height="12"/></svg>${text}</li>`;
  return html`<ul class="legend" aria-label="Records">${key(0, 'none')}${starts.map((start, at) => key(at + 1, range(start, at)))}</ul>`;
}

function shape({ name, count: records, address }: CountryCount, outline: string, level: number): Html {
  return html`<a href="${address}" tabindex="-1"><title>${name}: ${sayNumber(records)}</title><path class="level-${level}" d="${outline}"/></a>`;
}

function undrawn(countries: readonly CountryCount[]): Html | '' {
  if (countries.length === 0) return '';
  const items = countries.map(
    ({ name, count: records, address }) => html`<li><a href="${address}">${name}</a> ${sayNumber(records)}</li>`,
  );
  return html`<div class="undrawn"><p>Too small or too wide for the map:</p><ul>${items}</ul></div>`;
}

const SHOWN = 12;

/** A map with up to five classes of counts, its legend, and the places that it cannot show. */
export function worldMap(countries: readonly CountryCount[], told: Told, world: World): Html {
  const { land, borders, countries: outlines } = world;
  const seen = countries.filter(({ code }) => outlines.has(code));
  const most = Math.max(1, ...seen.map((country) => country.count));
  const starts = classStarts(most);
  const rest = countries.filter(({ code }) => !outlines.has(code));
  const about = `${told.about} ${count(seen.length, 'country is', 'countries are')} coloured.`;
  return html`<svg class="world" viewBox="0 0 ${worldSize.width} ${worldSize.height}" focusable="false">
<g role="img" aria-labelledby="${told.name}-drawn ${told.name}-about"><title id="${told.name}-drawn">${told.title}</title><desc id="${told.name}-about">${about}</desc>
<path class="level-0" d="${land}"/></g>
<g aria-hidden="true">${seen.map((country) => shape(country, outlines.get(country.code) ?? '', classOf(country.count, starts)))}</g>
<path class="borders" d="${borders}"/></svg>
${legend(starts, most)}
${undrawn(rest.slice(0, SHOWN))}`;
}
