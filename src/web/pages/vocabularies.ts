import { html } from 'hono/html';
import { Refused } from '../../core/errors.ts';
import type { World } from '../../core/ports.ts';
import { type Code, type Vocabulary, vocabularies, vocabularyNamed } from '../../core/vocabulary.ts';
import { agreementsOn, type ShownAgreement } from '../agreements.ts';
import { pathPart } from '../door.ts';
import { type Ask, page } from '../face.ts';
import { facetFields } from '../facet-codes.ts';
import { filterAddress } from '../parts/address.ts';
import { agreementSection } from '../parts/agreement.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';
import { breakable, count, sayNumber } from '../parts/text.ts';

type Line = Omit<Vocabulary, 'codes'> & { readonly codes: number };
type Use = { readonly field: string; readonly label: string; readonly counts: Readonly<Record<string, number>> };
type Shown = {
  readonly vocabulary: Vocabulary;
  readonly uses: readonly Use[];
  readonly agreement?: readonly ShownAgreement[];
};

async function indexData(): Promise<{ readonly vocabularies: readonly Line[] }> {
  return { vocabularies: vocabularies.map((vocabulary) => ({ ...vocabulary, codes: vocabulary.codes.length })) };
}

async function vocabularyData(world: World, ask: Ask): Promise<Shown> {
  const vocabulary = vocabularyNamed(pathPart(ask, 'name', /^[a-z-]{1,60}$/));
  if (!vocabulary) throw new Refused('not-found');
  const { facets } = await world.queries.search({ q: '', filters: {}, sort: 'newest', page: 1, size: 1 });
  const uses = facetFields
    .filter((field) => field.vocabulary === vocabulary.vocabulary)
    .map(({ name, label }) => ({
      field: name,
      label,
      counts: Object.fromEntries((facets[name] ?? []).map((line) => [line.code, line.count])),
    }));
  return { vocabulary, uses, agreement: await agreementsOn(world, vocabulary.vocabulary) };
}

function indexPage(index: { readonly vocabularies: readonly Line[] }): Html {
  const row = (line: Line): Html =>
    html`<tr><th scope="row"><a href="/vocabularies/${line.vocabulary}">${line.title}</a><p class="small">${line.about}</p></th>
<td>${line.source}<p class="small">${line.version} · ${line.licence}</p></td><td class="number">${sayNumber(line.codes)}</td></tr>`;
  return layout({
    title: 'Vocabularies',
    path: '/vocabularies',
    section: 'vocabularies',
    main: html`<div class="prose wide">
<h1>Vocabularies</h1>
<p class="deck">The lists of terms that records use. Each has its source, its version and its licence; the explanations are in our own words.</p>
<table class="list"><caption>${count(index.vocabularies.length, 'vocabulary', 'vocabularies')}</caption>
<thead><tr><th scope="col">List</th><th scope="col">Source</th><th scope="col" class="number">Terms</th></tr></thead>
<tbody>${index.vocabularies.map(row)}</tbody></table></div>`,
  });
}

function useCell(code: Code, uses: readonly Use[]): Html {
  const used = uses.filter((use) => use.counts[code.code]);
  const link = (use: Use): Html =>
    html`<a href="${filterAddress(use.field, code.code)}">${uses.length > 1 ? `${use.label}: ` : ''}${sayNumber(use.counts[code.code] ?? 0)}<span class="out"> records with ${code.name}</span></a>`;
  if (used.length === 0) return html`<span class="zero">0</span>`;
  return used.length === 1 && used[0]
    ? link(used[0])
    : html`<ul class="plain">${used.map((use) => html`<li>${link(use)}</li>`)}</ul>`;
}

type Member = { readonly code: Code; readonly below: boolean; readonly family: boolean };

function codeRow({ code, below, family }: Member, uses: readonly Use[]): Html {
  const gloss = code.gloss ? html`<p class="small">${code.gloss}</p>` : '';
  const unused = family && uses.every((use) => !use.counts[code.code]);
  return html`<tr id="code-${code.code}"${below ? html` class="below"` : ''}>
<th scope="row"${family ? html` class="family"` : ''}><div class="term"><div>${breakable(code.name)}${gloss}</div><code>${code.code}</code></div></th>
${uses.length > 0 ? html`<td class="number">${unused ? '' : useCell(code, uses)}</td>` : ''}</tr>`;
}

function inFamilies(codes: readonly Code[]): readonly Member[] {
  const known = new Set(codes.map((code) => code.code));
  const children = Map.groupBy(codes, (code) => (code.parent && known.has(code.parent) ? code.parent : ''));
  const from = (parent: string, below: boolean): Member[] =>
    (children.get(parent) ?? []).flatMap((code) => [
      { code, below, family: children.has(code.code) },
      ...from(code.code, true),
    ]);
  return from('', false);
}

function vocabularyPage({ vocabulary, uses, agreement }: Shown): Html {
  const { title, about, source, url, version, licence, verified, codes } = vocabulary;
  const from = url ? html`<a href="${url}" rel="external nofollow noopener noreferrer">${source}</a>` : html`${source}`;
  return layout({
    title,
    path: `/vocabularies/${vocabulary.vocabulary}`,
    section: 'vocabularies',
    main: html`<div class="prose wide">
<p class="kicker"><a href="/vocabularies">Vocabulary</a> · ${vocabulary.vocabulary}</p>
<h1>${title}</h1>
<p class="deck">${about}</p>
<dl class="pairs">
<div><dt>Source</dt><dd>${from}</dd></div><div><dt>Version</dt><dd>${version}</dd></div>
<div><dt>Licence</dt><dd>${licence}</dd></div><div><dt>Checked</dt><dd>${verified}</dd></div>
${agreement?.length ? html`<div><dt>Annotators</dt><dd><a href="#agreement">How far they agree</a></dd></div>` : ''}
</dl>
<table class="list"><caption>${count(codes.length, 'term')}</caption>
<thead><tr><th scope="col">Term, meaning and code</th>${uses.length > 0 ? html`<th scope="col" class="number">Records</th>` : ''}</tr></thead>
<tbody>${inFamilies(codes).map((member) => codeRow(member, uses))}</tbody></table>
${agreementSection(vocabulary.vocabulary, agreement)}</div>`,
  });
}

/** The index of vocabularies. */
export const vocabulariesFace = page(indexData, { show: indexPage });

/** One vocabulary with its terms and how many records use each. */
export const vocabularyFace = page(vocabularyData, {
  show: vocabularyPage,
  passing: ({ agreement }) => agreement === undefined,
});
