import { html } from 'hono/html';
import { Refused } from '../core/errors.ts';
import { fieldNamed } from '../core/fields.ts';
import type { World } from '../core/ports.ts';
import type { Selection } from '../core/statistics.ts';
import { single } from './door.ts';
import type { Ask } from './face.ts';
import { type CodeNames, type Codes, checkCodes, codeNames, facetFields } from './facet-codes.ts';
import { everything, searchAddress } from './parts/address.ts';
import type { Html } from './parts/html.ts';
import { said } from './parts/text.ts';

const MAX_CODES = 20;

/** The parameters by which an address selects records. */
export const selectionParameters: readonly string[] = ['q', ...facetFields.map((field) => field.name)];

/** The words and filters of an address; refuses more values of one field than a search may have. */
export function selectionOf(ask: Ask): Selection {
  const filters = facetFields.flatMap((field) => {
    const codes = [...new Set(ask.query.getAll(field.name).filter(Boolean))];
    if (codes.length > MAX_CODES)
      throw new Refused('bad-parameter', `At most ${MAX_CODES} values of ${field.label} at once.`);
    return codes.length > 0 ? [[field.name, codes] as const] : [];
  });
  return { q: (single(ask, 'q') ?? '').trim(), filters: Object.fromEntries(filters) };
}

/** A selection with the names of the codes in its filters; refuses a code that does not exist. */
export type NamedSelection = Selection & { readonly filterNames: readonly FilterName[] };

type FilterName = { readonly field: string; readonly code: string; readonly name: string; readonly lang?: string };

/** The names of the codes in use, for pages to show. */
export async function namedSelection(world: World, selection: Selection): Promise<NamedSelection> {
  const names: CodeNames = await codeNames(world, selection.filters);
  checkCodes(selection.filters, names);
  const filterNames = Object.entries(selection.filters).flatMap(([field, codes]) =>
    codes.map((code): FilterName => {
      const { name = code, lang } = names(field, code) ?? {};
      return { field, code, name, lang };
    }),
  );
  return { ...selection, filterNames };
}

/** The search for the records of a selection that also meet some terms of the query language. */
export function searchWithin({ q, filters }: Selection, ...terms: readonly string[]): string {
  return searchAddress({ ...everything, q: [q, ...terms].filter(Boolean).join(' '), filters });
}

/** The search for the records of a selection that also have these codes. */
export function searchWithCodes(selection: Selection, more: readonly (readonly [string, string])[]): string {
  const fresh = more.filter(([field]) => selection.filters[field] === undefined);
  const fields = fresh.map(([field]) => field);
  const isPlain = fresh.length === more.length && new Set(fields).size === fields.length;
  // Codes of one field widen each other as filters; as terms they must all hold.
  if (!isPlain) return searchWithin(selection, ...more.map(([field, code]) => `${field}:${code}`));
  const filters: Codes = { ...selection.filters, ...Object.fromEntries(more.map(([field, code]) => [field, [code]])) };
  return searchAddress({ ...everything, q: selection.q, filters });
}

function without({ q, filters }: Selection, { field, code }: FilterName): Selection {
  return { q, filters: { ...filters, [field]: (filters[field] ?? []).filter((other) => other !== code) } };
}

/** The words and filters in use, each with a link that takes it away. */
export function chips(named: NamedSelection, addressOf: (selection: Selection) => string): Html | '' {
  const { q, filters, filterNames } = named;
  if (q === '' && filterNames.length === 0) return '';
  const words =
    q === ''
      ? ''
      : html`<li><a href="${addressOf({ q: '', filters })}"><span class="out">Remove </span>Search: ${said(q, undefined)} <span aria-hidden="true">×</span></a></li>`;
  const codes = filterNames.map(
    (line) =>
      html`<li><a href="${addressOf(without(named, line))}"><span class="out">Remove </span>${fieldNamed(line.field)?.label ?? line.field}: ${said(line.name, line.lang)} <span aria-hidden="true">×</span></a></li>`,
  );
  return html`<ul class="chips" aria-label="Filters in use">${words}${codes}<li><a class="quiet" href="${addressOf({ q: '', filters: {} })}">Remove all</a></li></ul>`;
}

/** A box for words that keeps the filters and the parameters `more` of the page it stands on. */
export function selectionBox(
  path: string,
  { q, filters }: Selection,
  more: Readonly<Record<string, string>> = {},
): Html {
  const kept = [
    ...Object.entries(more),
    ...Object.entries(filters).flatMap(([field, codes]) => codes.map((code): [string, string] => [field, code])),
  ];
  return html`<form class="search small" action="${path}" method="get" role="search"><label for="q">Count only records on</label>
<div class="field"><input id="q" name="q" type="search" value="${q}" maxlength="400" autocomplete="off" spellcheck="false"><button>Count</button></div>
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}</form>`;
}
