import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryWorld } from '../../test/world/fake-world.ts';
import { says } from '../../test/world/records.ts';
import { plus, taken } from '../../test/world/taken.ts';
import type { ReadStore } from '../core/ports.ts';
import { citingRecords } from './citing-records.ts';

test('many lists of links are looked up together, each by every spelling of its pages', async (t) => {
  const { world } = temporaryWorld(t);
  await taken(world, plus('valley', says('place', 'Lyon', { cites: ['https://news.example/1'] })));
  let lookUps = 0;
  const counting: ReadStore = Object.assign(Object.create(world.store) as ReadStore, {
    origins: (...asked: Parameters<ReadStore['origins']>) => {
      lookUps += 1;
      return world.store.origins(...asked);
    },
  });
  const links = new Map([
    ['same', ['https://other.example/x', 'http://www.news.example/1/#top']],
    ['late', ['https://other.example/x', 'https://other.example/y', 'https://news.example/1']],
    ['other', ['https://news.example/2']],
    ['none', []],
    ...Array.from({ length: 40 }, (_, n): [string, readonly string[]] => [`n${n}`, [`https://other.example/${n}`]]),
  ]);
  const found = await citingRecords(counting, links, { links: 2, most: 2 });
  assert.deepEqual(
    [...found].map(([name, cards]) => [name, cards.map(({ id }) => id)]),
    [['same', ['CB-1', 'CB-3']]],
  );
  assert.equal(lookUps, 1);
  const [first] = (await citingRecords(counting, links, { links: 3, most: 1 })).get('late') ?? [];
  assert.equal(first?.id, 'CB-1');
});
