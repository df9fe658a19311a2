import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything } from '../parts/address.ts';
import { pagingOf } from '../parts/pager.ts';
import { type Facet, searchPage } from './search-view.ts';

const facet = (field: string, chosen = false): Facet => ({
  field,
  label: `By ${field}`,
  codes: [{ code: 'x', name: 'X', count: 3, chosen }],
});
const shown = (facets: readonly Facet[], all?: string): string =>
  String(searchPage({ query: { ...everything, all }, total: 3, paging: pagingOf(1, 3), cards: [], facets }));
const folded = (text: string): string =>
  /<details class="facet more"[^>]*><summary>More filters<\/summary>(.*)<\/section>/s.exec(text)?.[1] ?? '';

test('what one research team sorts by is folded into one group, the rest is not', () => {
  const text = shown(['cset_task', 'type', 'mit_entity', 'harm', 'gmf_goal'].map((field) => facet(field)));
  for (const field of ['cset_task', 'mit_entity', 'gmf_goal']) assert.ok(folded(text).includes(`By ${field}`), field);
  for (const field of ['type', 'harm']) {
    assert.ok(text.includes(`By ${field}`) && !folded(text).includes(`By ${field}`), field);
  }
  assert.match(text, /<details class="facet more"><summary>/);
  assert.doesNotMatch(shown([facet('type')]), /More filters/);
});

test('the group is open where one of its filters is in use or listed in full', () => {
  assert.match(shown([facet('cset_task', true)]), /<details class="facet more" open>/);
  assert.match(shown([facet('cset_task')], 'cset_task'), /<details class="facet more" open>/);
});

test('a way down to the filters stands right beside the count, where there are filters', () => {
  assert.match(shown([facet('type')]), /3 records .*<\/p><p class="jump"><a href="#filters">Narrow down<\/a><\/p>/);
  assert.doesNotMatch(shown([]), /#filters/);
});
