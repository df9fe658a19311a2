import assert from 'node:assert/strict';
import { test } from 'node:test';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { codeIn, codeName } from '../../core/vocabulary.ts';
import codeOfNumber from './country-numbers.json' with { type: 'json' };
import { world, worldSize } from './world.ts';

// Where the atlas and the runtime write a name otherwise than by "&", "St." or a dot.
const otherNames: Readonly<Record<string, string>> = {
  CG: 'Congo',
  CD: 'Dem. Rep. Congo',
  MM: 'Myanmar',
  TF: 'Fr. S. Antarctic Lands',
  TR: 'Turkey',
  MK: 'Macedonia',
  PS: 'Palestine',
  US: 'United States of America',
};
const apart: Readonly<Record<string, string>> = { 'N. Cyprus': 'CY', Somaliland: 'SO' };

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace('&', 'and')
    .match(/[a-z]+/g) ?? [];

// "Central African Rep." is short for "Central African Republic", word by word.
const isShortFor = (short: string, long: string): boolean => {
  const [some, all] = [wordsOf(short), wordsOf(long)];
  return some.length === all.length && some.every((word, at) => all[at]?.startsWith(word));
};

test('every outline of the atlas belongs to the country of its name', () => {
  const codes = codeOfNumber as Readonly<Record<string, string>>;
  for (const { id, properties } of atlas.objects.countries.geometries as {
    id?: string;
    properties: { name: string };
  }[]) {
    const { name } = properties;
    const code = codes[id ?? name] ?? '';
    assert.ok(codeIn('country', code), `${name} (${id}) has no country`);
    const isRight = otherNames[code] === name || apart[name] === code || isShortFor(name, codeName('country', code));
    assert.ok(isRight, `${name} is not ${codeName('country', code)}`);
  }
  assert.equal(Object.keys(codes).length, atlas.objects.countries.geometries.length);
});

test('the drawing stays inside its frame, without Antarctica, and every country has an outline', async () => {
  const { land, borders, countries } = await world();
  assert.ok(!countries.has('AQ') && countries.size > 170);
  const points = (outline: string): number[][] => {
    let [x, y] = [0, 0];
    return [...outline.matchAll(/([Ml])([^Mlz]+)/g)].flatMap(([, command, numbers = '']) => {
      const read = (numbers.match(/-?\d+/g) ?? []).map(Number);
      if (command === 'M') [x, y] = [0, 0];
      return Array.from({ length: read.length / 2 }, (_, at) => {
        x += read[2 * at] ?? 0;
        y += read[2 * at + 1] ?? 0;
        return [x, y];
      });
    });
  };
  for (const outline of [land, borders, ...countries.values()]) {
    const drawn = points(outline);
    assert.ok(drawn.length > 1);
    for (const [x = -1, y = -1] of drawn) assert.ok(x >= 0 && y >= 0 && x <= worldSize.width && y <= worldSize.height);
  }
  const middle = (code: string): number => {
    const xs = points(countries.get(code) ?? '').map(([x = 0]) => x);
    return (Math.min(...xs) + Math.max(...xs)) / 2;
  };
  assert.ok(middle('BR') < middle('NG') && middle('NG') < middle('IN') && middle('IN') < middle('AU'));
});
