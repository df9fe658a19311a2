import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkCommands, checkDocs } from './docs.ts';
import { describeFault } from './source.ts';
import { readTree, root } from './tree.ts';

const decision = '# 1. Choice\n\n## Status\n\n## Context\n\n## Decision\n\n## Consequences\n';
const machinePath = ['', 'wor'.concat('k'), 'x'].join('/');
const registryHost = ['registry', 'npmjs', 'org'].join('.');

// A small repository without a fault; a planted fault changes or removes one file.
const good: Record<string, string> = {
  'README.md': 'Run `npm start`, `npm test`. See [the plan](ARCHITECTURE.md#rows), ![a](docs/a.png) and `[x](y)`.',
  'ARCHITECTURE.md': '`core` holds rules; store/ holds SQL in sqlite/.',
  'CHANGELOG.md': '## Unreleased',
  'PROMISES.md': '| nothing is lost | `test/promises/nothing-lost.test.ts` |',
  'docs/a.png': '',
  'docs/decisions/0001-choice.md': decision,
  'docs/decisions/0002-packages.md': `${decision}- \`hono\`: routes and escaped HTML\n| \`@biomejs/biome\` | formats and lints |\n`,
  'package.json': JSON.stringify({ dependencies: { hono: '1' }, devDependencies: { '@biomejs/biome': '2' } }),
  'src/core/a.ts': '// https://example.org/'.concat('wor', 'k/of/art'),
  'src/store/sqlite/b.ts': '',
  'test/promises/nothing-lost.test.ts': '',
};

function faultsOf(change: Record<string, string | undefined>): string[] {
  const files = Object.entries({ ...good, ...change }).filter(
    (file): file is [string, string] => file[1] !== undefined,
  );
  return checkDocs(new Map(files)).map(describeFault);
}

const planted: { rule: string; change: Record<string, string | undefined>; says: RegExp }[] = [
  { rule: 'no README', change: { 'README.md': undefined }, says: /README\.md:1: is missing/ },
  { rule: 'no npm start', change: { 'README.md': 'npm test' }, says: /does not name npm start/ },
  { rule: 'no npm test', change: { 'README.md': 'npm start' }, says: /does not name npm test/ },
  { rule: 'a dead link', change: { 'docs/b.md': '\n[x](../gone.md)' }, says: /docs\/b\.md:2: links to gone\.md/ },
  { rule: 'a dead image', change: { 'docs/b.md': '![x](gone.png "title")' }, says: /links to docs\/gone\.png/ },
  { rule: 'a dead named link', change: { 'docs/b.md': 'See [x].\n\n[x]: ./gone.md' }, says: /links to docs\/gone\.md/ },
  {
    rule: 'a dead HTML image',
    change: { 'docs/b.md': '<img src="gone.svg" alt="">' },
    says: /links to docs\/gone\.svg/,
  },
  {
    rule: 'no ARCHITECTURE',
    change: { 'ARCHITECTURE.md': undefined, 'README.md': 'npm start, npm test' },
    says: /is missing/,
  },
  {
    rule: 'a long ARCHITECTURE',
    change: { 'ARCHITECTURE.md': `core/ store/ sqlite/${'\nx'.repeat(200)}` },
    says: /201 lines, at most 200/,
  },
  { rule: 'an unnamed folder', change: { 'src/jobs/a.ts': '' }, says: /ARCHITECTURE\.md:1: does not name src\/jobs/ },
  { rule: 'an unnamed inner folder', change: { 'src/core/deep/a.ts': '' }, says: /does not name src\/core\/deep/ },
  {
    rule: 'a package without a reason',
    change: { 'package.json': JSON.stringify({ dependencies: { zod: '1' } }) },
    says: /zod has no line of reason/,
  },
  {
    rule: 'a development package that is only named',
    change: {
      'package.json': JSON.stringify({ devDependencies: { node: '24' } }),
      'docs/decisions/0003-node.md': `${decision}\`node\`\n`,
    },
    says: /node has no line of reason/,
  },
  { rule: 'no decision', change: without(/decisions/, '{}'), says: /holds no decision/ },
  { rule: 'a gap in the numbers', change: { 'docs/decisions/0004-x.md': decision }, says: /name it 0003-what-it-says/ },
  { rule: 'a number used twice', change: { 'docs/decisions/0002-x.md': decision }, says: /is number 3: name it 0003/ },
  {
    rule: 'a decision without its consequences',
    change: { 'docs/decisions/0001-choice.md': decision.replace('## Consequences', '') },
    says: /has no Consequences/,
  },
  { rule: 'no CHANGELOG', change: { 'CHANGELOG.md': undefined }, says: /CHANGELOG\.md:1: is missing/ },
  { rule: 'no PROMISES', change: { 'PROMISES.md': undefined }, says: /PROMISES\.md:1: is missing/ },
  { rule: 'an unlisted promise', change: { 'test/promises/b.test.ts': '' }, says: /does not list test\/promises\/b/ },
  {
    rule: 'a path of one machine',
    change: { 'src/core/a.ts': `'${machinePath}'` },
    says: /names a path of one machine/,
  },
  {
    rule: "a registry's host",
    change: { 'src/core/a.ts': `https://${registryHost}/` },
    says: /names a package registry/,
  },
];

function without(pattern: RegExp, manifest: string): Record<string, string | undefined> {
  const gone = Object.keys(good).filter((path) => pattern.test(path));
  return { ...Object.fromEntries(gone.map((path) => [path, undefined])), 'package.json': manifest };
}

for (const { rule, change, says } of planted) {
  test(`planted fault is caught: ${rule}`, () => {
    const faults = faultsOf(change);
    assert.equal(faults.length, 1, faults.join('\n') || 'no fault was found');
    assert.match(faults[0] ?? '', says);
  });
}

test('good documents are not a fault', () => {
  assert.deepEqual(faultsOf({}), []);
});

test('planted fault is caught: a command that no document names', () => {
  const tree = new Map(Object.entries(good));
  const help = 'Casebook\n\n  casebook start [--port n]\n      starts\n  profile     says more\n\nSettings: PORT';
  assert.deepEqual(
    checkCommands(tree, help).map(({ message }) => message.split(',')[0]),
    ['does not name the command casebook profile'],
  );
  assert.match(checkCommands(tree, 'Casebook.').map(describeFault).join(), /lists no command/);
});

test('the documents say what is so', () => {
  assert.deepEqual(checkDocs(readTree()).map(describeFault), []);
});

const program = join(root, 'src/main.ts');

test('every command of --help is named in README.md or ARCHITECTURE.md', () => {
  const help = spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' });
  assert.equal(help.status, 0, help.stderr);
  assert.deepEqual(checkCommands(readTree(), help.stdout).map(describeFault), []);
});
