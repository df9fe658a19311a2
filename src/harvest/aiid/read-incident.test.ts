import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityBook } from '../entities/entity-book.ts';
import { noOffices } from '../entities/titled-publicly.ts';
import { veilOf } from '../entities/withhold.ts';
import { type AiidKnowledge, articleSource, articlesOf } from './read-incident.ts';

const article = { number: '5', title: 'Quillfeather wins', url: 'https://www.example.org/quillfeather-wins' };
const articles = { byNumber: new Map([['5', article]]), byIncident: new Map([['1', new Set(['5'])]]) };
const known = (names: readonly string[]): AiidKnowledge => ({
  book: entityBook(),
  veil: veilOf(names),
  nameOf: (slug) => slug,
  articles,
  classifications: new Map(),
  links: new Map(),
  duplicates: new Map(),
  namesOfArticle: () => ({ names, offices: noOffices }),
});

test('an article is listed once, whether the incident or the list of articles says so', () => {
  assert.deepEqual(articlesOf('1', [5, 99], articles), [article]);
  assert.deepEqual(articlesOf('2', [5], articles), [article]);
  assert.deepEqual(articlesOf('3', [], articles), []);
});

test('an address that names a private person is left out, with the reason and nothing to find it by', () => {
  const open = articleSource(article, known([]));
  assert.deepEqual(
    [open.document.url, open.document.publisher, open.shared],
    [article.url, 'example.org', [article.url]],
  );
  const hidden = articleSource(article, known(['Tindra Quillfeather']));
  assert.deepEqual(
    [hidden.document.url, hidden.shared, hidden.document.withheld],
    [undefined, undefined, 'The address names a private person'],
  );
  assert.ok(!/quillfeather/i.test(JSON.stringify(hidden)));
});
