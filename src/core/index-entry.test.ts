import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityOf, lacks, recordOf, says, sourceOf } from '../../test/world/records.ts';
import type { EntityDocument } from './entity.ts';
import { type IndexEntry, indexEntryOf, namedIn } from './index-entry.ts';
import { standInReason, withheldCode, withheldName } from './privacy.ts';
import type { RecordDocument } from './record.ts';
import type { SourceDocument } from './source.ts';
import type { Statement } from './statement.ts';

const times = { published: '2026-01-01T00:00:00.000Z', changed: '2026-01-02T00:00:00.000Z', revision: 2 };

type Near = { readonly entities?: readonly EntityDocument[]; readonly sources?: readonly SourceDocument[] };

function entryOf(record: RecordDocument, { entities = [], sources = [] }: Near = {}): IndexEntry {
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  return indexEntryOf(record, { entities: byId(entities), sources: byId(sources), ...times });
}

// Tokens that start with a line below are the statistics' own, and so are such numbers.
const facets = (made: IndexEntry): string[] => made.tokens.filter((token) => !token.startsWith('_'));
const measures = ({ numbers }: IndexEntry) => Object.entries(numbers).filter(([name]) => !name.startsWith('_'));

const entry = (statements: readonly Statement[], near?: Near): IndexEntry =>
  entryOf(recordOf('CB-1', statements), near);

test('each value of a facet field becomes a token, once', () => {
  const statements = [says('country', 'NL'), says('country', 'NL', { by: 'Reuters' }), says('sector', 'govt-police')];
  assert.deepEqual(facets(entry(statements)), ['type:incident', 'country:NL', 'sector:govt-police']);
  assert.deepEqual(facets(entry([lacks('country', 'unknown'), says('place', 'Lyon')])), ['type:incident']);
});

test('the preferred statements count in facets, dates and numbers, deprecated ones nowhere', () => {
  const wrong = { rank: 'deprecated', note: 'A slip.' } as const;
  const made = entry(
    [
      says('country', 'DE', wrong),
      says('occurred', '1999', wrong),
      says('occurred', '2018'),
      says('occurred', '2019-02', { rank: 'preferred' }),
      says('people_affected', { amount: 7 }, wrong),
      says('people_affected', { amount: 2_500_000, bound: 'more-than' }),
      says('people_affected', { amount: 2_565_724 }, { rank: 'preferred' }),
      says('fine', { amount: 424_242, currency: 'EUR' }, wrong),
      says('operator', 'E-1', wrong),
      says('alias', { scheme: 'AIID', id: 'aiid99' }, wrong),
    ],
    { entities: [entityOf('E-1', 'Wrongly Accused')] },
  );
  assert.deepEqual(facets(made), ['type:incident']);
  assert.deepEqual([made.firstDay, made.lastDay], [17_928, 17_955]);
  assert.deepEqual(measures(made), [['people_affected', 2_565_724]]);
  assert.deepEqual([made.roles, made.aliases, made.card.operators], [[], [], []]);
  assert.doesNotMatch(JSON.stringify({ ...made, named: [] }), /wrong|accus|424242|aiid99|1999/i);
});

test('a date with one end counts as that day, and no date as none', () => {
  assert.deepEqual([entry([says('occurred', '../1970-01-03')]).firstDay, entry([]).firstDay], [2, undefined]);
});

test('an exposure with both ends gives its length in days', () => {
  assert.equal(entry([says('exposure_window', '2018-07/2019-02')]).numbers.exposure_window, 243);
  assert.deepEqual(measures(entry([says('exposure_window', '../2019-02')])), []);
  assert.deepEqual(measures(entry([says('exposure_window', '2019')])), [], 'a vague date is no length');
});

test('a private person contributes nothing, whatever was written beside the name', () => {
  const jane = entityOf('E-7', 'Jane Qwertz', { kind: 'private-person', note: 'Lives in Qwertzville.' });
  const telling = { note: 'Qwertz drove the car.', by: 'Qwertz family', raw: 'J. Qwertz' };
  const made = entry([says('operator', 'E-7', telling), says('developer', 'E-1')], {
    entities: [jane, entityOf('E-1', 'Acme Vision')],
  });
  assert.doesNotMatch(JSON.stringify(made), /qwertz/i);
  assert.deepEqual(made.card.operators, [withheldName]);
  assert.deepEqual(facets(made), ['type:incident', 'developer:E-1']);
  assert.deepEqual(made.roles, [{ entity: 'E-1', role: 'developer' }]);
});

test('whoever stands for a private person has one code in facets, and the own page and name elsewhere', () => {
  const standIn = (id: string, name: string) => entityOf(id, name, { kind: 'group', kindReason: standInReason });
  const near = [standIn('E-1', 'A private person'), standIn('E-2', 'Family of a private person')];
  const made = entry([says('operator', 'E-1'), says('operator', 'E-2'), says('developer', 'E-2')], { entities: near });
  assert.deepEqual(facets(made), ['type:incident', `operator:${withheldCode}`, `developer:${withheldCode}`]);
  assert.equal(made.roles.length, 3);
  assert.deepEqual(made.card.operators, ['A private person', 'Family of a private person']);
});

test('an entity that cannot be found is treated as a private person', () => {
  const made = entry([says('operator', 'E-404', { note: 'Qwertz.' })]);
  assert.deepEqual([made.roles, made.card.operators], [[], [withheldName]]);
  assert.doesNotMatch(JSON.stringify(made.text), /qwertz/);
});

test('a withheld source is not found by its title or author', () => {
  const source = sourceOf('S-1', {
    title: 'Secretword',
    author: 'Hidden',
    publisher: 'Evening Post',
    withheld: 'Names a victim.',
  });
  const { text } = entry([says('place', 'Lyon', { cites: ['S-1'] })], { sources: [source] });
  assert.doesNotMatch(JSON.stringify(text), /secretword|hidden/);
  assert.match(text.sources, /even even_post post/);
});

test('an excerpt is plain and short, ends between words, and never inside a letter', () => {
  const excerpt = (summary: string) => entry([says('summary', summary)]).card.excerpt;
  assert.equal(excerpt('See **[the report](https://a.example/x)**.\n\nMore.'), 'See the report. More.');
  assert.match(excerpt('seven words '.repeat(60)), /^(seven words )+(seven )?…$/);
  assert.equal(excerpt(`前 ${'字'.repeat(400)}`).length, 242);
  const smiles = excerpt(`a${'😀'.repeat(200)}`);
  assert.ok(smiles.isWellFormed() && smiles.endsWith('😀 …'));
});

test('a card shows the title in the language of the record', () => {
  const record = { ...recordOf('CB-1'), language: 'nl' };
  const titles = [says('title', 'Open database', { lang: 'en' }), says('title', 'Open gegevens', { lang: 'nl' })];
  const { card } = entryOf({ ...record, statements: [...titles, says('type', 'incident')] });
  assert.deepEqual([card.title, card.lang], ['Open gegevens', 'nl']);
});

test('all aliases lead to the record, also beside a preferred one', () => {
  const alias = (id: string) => ({ scheme: 'AIAAIC', id });
  assert.deepEqual(entry([says('alias', alias('A1'), { rank: 'preferred' }), says('alias', alias('A2'))]).aliases, [
    'A1',
    'A2',
  ]);
});

test('everything a record names is listed once, shown or not, best or not', () => {
  const statements = [
    says('operator', 'E-1', { rank: 'preferred', cites: ['S-1', 'S-2'] }),
    says('operator', 'E-2', { cites: ['S-1'] }),
    says('developer', 'E-1'),
  ];
  assert.deepEqual(namedIn(recordOf('CB-1', statements)), ['E-1', 'E-2', 'S-1', 'S-2']);
  assert.deepEqual(entry(statements).named, ['E-1', 'E-2', 'S-1', 'S-2']);
});

test('statistics get language, submitter, publishers and answered fields, in tokens and numbers of their own', () => {
  const sources = [
    sourceOf('S-1', { publisher: 'Le Monde', language: 'fr' }),
    sourceOf('S-2', { url: 'https://www.news.example/2', language: 'fr-CA' }),
    sourceOf('S-3', { url: 'https://secret.example/3', withheld: 'names a person' }),
  ];
  const record = { ...recordOf('CB-1', [says('country', 'FR', { cites: ['S-1', 'S-2', 'S-3'] })]), language: 'en-GB' };
  const own = ({ tokens }: IndexEntry): string[] => tokens.filter((token) => token.startsWith('_')).sort();
  const expected = ['_language:en', '_publisher:Le Monde', '_publisher:news.example', '_source_language:fr'];
  assert.deepEqual(own(entryOf(record, { sources })), [...expected, '_submitter:Casebook editors']);
  const imported = { ...record, attribution: 'AIAAIC Repository' };
  assert.ok(own(entryOf(imported)).includes('_submitter:AIAAIC Repository'));
  // Title, type and country.
  const mask = entryOf(record).numbers._answered ?? 0;
  assert.equal(mask.toString(2).replaceAll('0', ''), '111');
});

test('annotations are those of at least two voices', () => {
  const judged = ['A', 'B'].map((by) => says('cset_minor', 'no', { by }));
  assert.deepEqual(entry([...judged, says('cset_study', 'no')]).annotations, [
    { field: 'cset_minor', asserter: 'A', value: 'no' },
    { field: 'cset_minor', asserter: 'B', value: 'no' },
  ]);
});
