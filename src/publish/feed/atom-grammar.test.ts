import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../test/world/process.ts';
import { sampleFeed } from '../../../test/world/sample-feed.ts';
import { find, xmllint } from '../../../tools/programs.ts';
import { atomFeed } from './atom.ts';

const program = find(xmllint);
const skip = program === undefined && 'xmllint is not on this machine';

function check(xml: string): { readonly isValid: boolean; readonly words: string } {
  const grammar = join(root, 'test', 'world', 'atom.rng');
  const run = spawnSync(String(program), ['--noout', '--relaxng', grammar, '-'], { input: xml, encoding: 'utf8' });
  return { isValid: run.status === 0, words: run.stderr };
}

test('feeds keep the RELAX NG grammar of Atom', { skip }, async () => {
  for (const feed of [sampleFeed, { ...sampleFeed, entries: [] }]) {
    const { isValid, words } = check(await atomFeed(feed));
    assert.ok(isValid, words);
  }
});

test('planted fault: a feed with a bad date, without an id or with an unknown part is found', { skip }, async () => {
  const xml = await atomFeed(sampleFeed);
  const faulty = [
    xml.replace(/<updated>[^<]*/, '<updated>yesterday'),
    xml.replace(/<id>.*?<\/id>/, ''),
    xml.replace('</entry>', '<guid>1</guid></entry>').replace('<guid>', '<guid xmlns="http://www.w3.org/2005/Atom">'),
  ];
  for (const one of faulty) assert.equal(check(one).isValid, false);
});
