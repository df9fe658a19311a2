import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Judgement, type LabelledText, labelledTexts, oneLine } from '../../test/world/named-people.ts';
import { needs, sharedData } from '../../test/world/shared-data.ts';
import { withheldName } from '../core/privacy.ts';
import { openBytes, openDirectory } from '../outside/read-bytes.ts';
import { readAiaaic } from './aiaaic/read-aiaaic.ts';
import { readAiid } from './aiid/read-aiid.ts';
import { personsIn } from './entities/names-in-text.ts';
import { veilOf } from './entities/withhold.ts';

const MARK = `[${withheldName}]`;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What readers of the imported collections see in the place of each labelled text. */
async function shownTexts(): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  const put = (key: string, text: unknown): void => void shown.set(key, oneLine(String(text ?? '')));
  for await (const row of (await readAiaaic(await openBytes(sharedData('aiaaic', 'incidents-2026-05.csv')))).rows) {
    if ('refused' in row) continue;
    const title = row.records[0]?.document.statements.find(({ field }) => field === 'title');
    put(`aiaaic/${row.place.line}/headline`, title?.value);
  }
  for await (const row of (await readAiid(await openDirectory(sharedData('aiid')))).rows) {
    if ('refused' in row) continue;
    const { statements = [] } = row.records[0]?.document ?? {};
    put(`aiid/${row.place.line}/title`, statements.find(({ field }) => field === 'title')?.value);
    put(`aiid/${row.place.line}/text`, statements.find(({ field }) => field === 'summary')?.value);
    for (const { key, document } of row.sources) put(key, document.title);
  }
  return shown;
}

const isNamed = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'u').test(text);

/** The stretches of a text in whose place the mark stands. */
function removed(text: string, shown: string): readonly string[] {
  const pattern = shown.split(MARK).map(escaped).join('(.+?)');
  return new RegExp(`^${pattern}$`, 'u').exec(text)?.slice(1) ?? [];
}

// Titles, particles and initials may go with a name.
const isOnlyNames = (stretch: string, { people }: LabelledText): boolean =>
  people
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce((rest, { name }) => rest.replaceAll(name, ' '), stretch)
    .replace(/\b(?:Mr|Mrs|Ms|Miss|Dr|Jr|Sr|II|III|von|van|de|[A-Z])\b|['’]s\b|[^\p{L}\p{N}]/giu, '') === '';

type Count = { readonly named: number; readonly still: number };

function countOf(texts: readonly LabelledText[], shown: (key: string) => string | undefined): Map<Judgement, Count> {
  const counts = new Map<Judgement, Count>();
  for (const { key, people } of texts) {
    const text = shown(key);
    if (text === undefined) continue;
    for (const { name, judgement } of people) {
      const { named = 0, still = 0 } = counts.get(judgement) ?? {};
      counts.set(judgement, { named: named + 1, still: still + (isNamed(text, name) ? 1 : 0) });
    }
  }
  return counts;
}

test('who was found by eye in the real texts is not named by what is shown', needs(sharedData('aiid')), async (t) => {
  const texts = await labelledTexts();
  const shown = await shownTexts();
  const shownAt = (key: string): string | undefined =>
    shown.get(key.startsWith('reports/') ? `report/${key.split('/')[2]}` : key);

  const counts = countOf(texts, shownAt);
  const { named = 0, still = 0 } = counts.get('private') ?? {};
  const spans = texts.flatMap((one) =>
    removed(one.text, shownAt(one.key) ?? '').map((stretch) => isOnlyNames(stretch, one)),
  );
  const spoilt = spans.filter((onlyNames) => !onlyNames).length;
  for (const [judgement, count] of counts)
    t.diagnostic(`${judgement}: ${count.named} named by the texts, ${count.still} of them still shown`);
  t.diagnostic(`${spans.length} stretches taken out, ${spoilt} of them hold a word that is nobody's name`);

  assert.ok(named > 400);
  assert.ok(still <= named * 0.01, `${still} of ${named} private persons are still named`);
  assert.ok(spoilt <= spans.length * 0.05, `${spoilt} of ${spans.length} stretches hold other words`);
});

test('the count is red for texts as they came', needs(sharedData('aiid')), async () => {
  const texts = await labelledTexts();
  const raw = new Map(texts.map(({ key, text }) => [key, text]));
  const { named = 0, still = -1 } = countOf(texts, (key) => raw.get(key)).get('private') ?? {};
  assert.equal(still, named);
});

const labelled = sharedData('pii', 'wikiann-en.conll');

test('most full names are found in sentences that the rules were never fitted to', needs(labelled), (t) => {
  const sentences = readFileSync(labelled, 'utf8')
    .split(/\n\s*\n/)
    .map((block) =>
      block.split('\n').map((line) => [line.split(/\s/)[0]?.replace(/^en:/, '') ?? '', line.split(/\s/).at(-1) ?? '']),
    );
  let named = 0;
  let found = 0;
  for (const words of sentences) {
    const text = words.map(([word]) => word).join(' ');
    const tags = words.map(([, tag = '']) => (tag === 'B-PER' ? 'B' : tag === 'I-PER' ? 'I' : 'O')).join('');
    const people = [...tags.matchAll(/BI+/g)].map(({ 0: run, index }) =>
      words.slice(index, index + run.length).map(([word]) => word),
    );
    const names = personsIn(text);
    const shown = veilOf(names).withhold(text, names);
    named += people.length;
    found += people.filter((person) => !shown.includes(person.join(' '))).length;
  }
  t.diagnostic(`${found} of ${named} full names found`);
  assert.ok(named > 2_000 && found > named * 0.78, `${found} of ${named}`);
});
