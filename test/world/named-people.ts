import { readFileSync } from 'node:fs';
import { readSheet } from '../../src/harvest/aiaaic/sheet.ts';
import { readNamed } from '../../src/harvest/aiid/files.ts';
import { openBytes } from '../../src/outside/read-bytes.ts';
import { sharedData } from './shared-data.ts';

/** How a reader by eye judged who is named: a private person, a pseudonym or mere initials, a person in a public role, or unsure. */
export type Judgement = 'private' | 'pseudonym' | 'public' | 'unsure';

/** A text of the real collections with the people that it names; `key` tells file, line and column. */
export type LabelledText = {
  readonly key: string;
  readonly text: string;
  readonly people: readonly { readonly name: string; readonly judgement: Judgement }[];
};

type Place = { readonly from: number; readonly to: number; readonly judgement: Judgement };

/** A text in one line, as the places of `named-people.tsv` are counted (UTF-16 units). */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

// Only places are kept in the repository, because a list of harmed people's names is what must never be published.
function places(): ReadonlyMap<string, readonly Place[]> {
  const [, ...lines] = readFileSync(new URL('named-people.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const cells = lines.map((line) => line.split('\t'));
  const found = Map.groupBy(cells, ([file, line, part]) => `${file}/${line}/${part}`);
  return new Map(
    [...found].map(([key, rows]) => [
      key,
      rows.map(([, , , from, to, judgement]) => ({
        from: Number(from),
        to: Number(to),
        judgement: judgement as Judgement,
      })),
    ]),
  );
}

async function rawTexts(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const row of readSheet(await openBytes(sharedData('aiaaic', 'incidents-2026-05.csv'))))
    if (!('refused' in row)) texts.set(`aiaaic/${row.line}/headline`, row.cell('Headline'));
  for await (const row of readNamed(await openBytes(sharedData('aiid', 'incidents.csv')), [])) {
    texts.set(`aiid/${row.line}/title`, row.cell('title'));
    texts.set(`aiid/${row.line}/text`, row.cell('description'));
  }
  for await (const row of readNamed(await openBytes(sharedData('aiid', 'reports.csv')), []))
    texts.set(`reports/${row.line}/${row.cell('report_number')}`, row.cell('title'));
  return texts;
}

/**
 * Every headline of the sheet (`aiaaic/LINE/headline`), title and description of the incidents (`aiid/LINE/title`, `/text`)
 * and title of an article (`reports/LINE/NUMBER`), with the people whom readers found in it by eye.
 */
export async function labelledTexts(): Promise<readonly LabelledText[]> {
  const labels = places();
  return [...(await rawTexts())].map(([key, raw]) => {
    const text = oneLine(raw);
    const found = labels.get(key.startsWith('reports/') ? key.replace(/[^/]*$/, 'headline') : key) ?? [];
    return { key, text, people: found.map(({ from, to, judgement }) => ({ name: text.slice(from, to), judgement })) };
  });
}
