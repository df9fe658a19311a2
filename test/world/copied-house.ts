import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryDirectory } from './fake-world.ts';
import { root } from './process.ts';

const FIELDS = join('src', 'core', 'fields.ts');
const PLACE = /\n {4}purpose: /;

/** A copy of the program in a directory of its own whose registry has these entries more; nothing else differs. */
export function copiedHouse(t: TestContext, entries: readonly string[]): string {
  const house = temporaryDirectory(t);
  cpSync(join(root, 'src'), join(house, 'src'), { recursive: true });
  cpSync(join(root, 'package.json'), join(house, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  const registry = readFileSync(join(house, FIELDS), 'utf8');
  const found = registry.split(PLACE).length - 1;
  if (found !== 1) throw new Error(`the field before which entries are put stands in the registry ${found} times`);
  writeFileSync(
    join(house, FIELDS),
    registry.replace(PLACE, (place) => `\n${entries.map((one) => `    ${one}\n`).join('')}${place.slice(1)}`),
  );
  return house;
}

/** Writes a collection of one record with these statements (as YAML lines) and returns its directory. */
export function writeCollection(directory: string, statements: readonly string[]): string {
  const place = join(directory, 'collection', 'trial');
  mkdirSync(join(place, 'records'), { recursive: true });
  writeFileSync(
    join(place, 'collection.yaml'),
    'collection: trial\ntitle: Trial\nlicence: CC-BY-4.0\nattribution: A test\n',
  );
  writeFileSync(join(place, 'entities.yaml'), '[]\n');
  const fixed = ['{ field: title, value: A trial, lang: en }', '{ field: type, value: incident }'];
  const sources = 'sources:\n  S1: { title: A paper, url: "https://news.example/1" }\n';
  const lines = [...fixed, ...statements].map((line) => `  - ${line}\n`).join('');
  writeFileSync(join(place, 'records', 'trial.yaml'), `key: trial\nlanguage: en\n${sources}statements:\n${lines}`);
  return place;
}
