import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLayers } from './layers.ts';
import { describeFault } from './source.ts';
import { readTree } from './tree.ts';

const manifest = JSON.stringify({ dependencies: { hono: '1', kysely: '1', pg: '1', '@hono/node-server': '1' } });

// The faults of a small made-up src/, each as `file: message`.
function faultsOf(files: Record<string, string>): string[] {
  const tree = new Map([['package.json', manifest], ...Object.entries(files).map(([path, text]) => entry(path, text))]);
  return checkLayers(tree).map(({ path, message }) => `${path}: ${message}`);
}

function entry(path: string, text: string): [string, string] {
  return [`src/${path}`, text];
}

const planted: { rule: string; files: Record<string, string>; says: RegExp }[] = [
  {
    rule: 'core imports nothing but core',
    files: { 'core/a.ts': "import { b } from '../store/b.ts';" },
    says: /core may not import src\/store\/b\.ts/,
  },
  {
    rule: 'row 1 does not import row 2',
    files: { 'outside/a.ts': "import {\n  b,\n} from '../intake/b.ts';" },
    says: /outside may not import/,
  },
  {
    rule: 'row 1 rooms do not import each other',
    files: { 'store/sqlite/a.ts': "import { b } from '../../outside/b.ts';" },
    says: /store may not import/,
  },
  {
    rule: 'row 2 rooms do not import each other',
    files: { 'intake/a.ts': "import { b } from '../search/b.ts';" },
    says: /intake may not import/,
  },
  {
    rule: 'row 2 does not import row 1',
    files: { 'publish/a.ts': "export { b } from '../store/b.ts';" },
    says: /publish may not import/,
  },
  {
    rule: 'row 3 does not import row 1',
    files: { 'web/pages/a.ts': "const b = await import('../../store/b.ts');" },
    says: /web may not import/,
  },
  {
    rule: 'a type-only import is an arrow too',
    files: { 'cli/a.ts': "import type { B } from '../web/b.ts';" },
    says: /cli may not import/,
  },
  {
    rule: 'nothing imports row 4',
    files: { 'web/a.ts': "import { b } from '../main.ts';" },
    says: /web may not import src\/main\.ts/,
  },
  {
    rule: 'src does not reach into test or tools',
    files: { 'web/a.ts': "import '../../test/world/b.ts';" },
    says: /web may not import test\/world/,
  },
  {
    rule: 'a room without a row is refused',
    files: { 'extra/a.ts': 'const a = 1;' },
    says: /src\/extra stands in no row/,
  },
  {
    rule: 'the HTTP framework stays in web',
    files: { 'cli/a.ts': "import { html } from 'hono/html';" },
    says: /hono belongs only in web/,
  },
  {
    rule: 'the HTTP server stays in web',
    files: { 'jobs/a.ts': "import { serve } from '@hono/node-server';" },
    says: /@hono\/node-server belongs/,
  },
  ...['kysely', 'node:sqlite', 'pg'].map((name) => ({
    rule: `${name} stays in store`,
    files: { 'search/a.ts': `import { x } from '${name}';` },
    says: / belongs only in store/,
  })),
  ...['net', 'http', 'https', 'http2', 'dgram', 'tls', 'dns', 'dns/promises'].map((name) => ({
    rule: `node:${name} stays in outside`,
    files: { 'web/a.ts': `import * as x from 'node:${name}';` },
    says: / belongs only in outside/,
  })),
  ...['fs', 'node:fs', 'fs/promises', 'node:child_process'].map((name) => ({
    rule: `${name} stays out of row 2`,
    files: { 'publish/a.ts': `import { x } from '${name}';` },
    says: / belongs only in outside, store, cli, (?:web, )?row 4/,
  })),
  ...['await fetch(url)', 'globalThis.fetch', 'const f = fetch;', 'run(url, fetch)', 'new WebSocket(url)'].map(
    (use) => ({
      rule: `only outside may say ${use}`,
      files: { 'archive/a.ts': use },
      says: /only outside may use/,
    }),
  ),
  ...['node:path', 'node:events', 'node:worker_threads'].map((name) => ({
    rule: `core may not import ${name}`,
    files: { 'core/a.ts': `import { x } from '${name}';` },
    says: /core is pure: it may import createHash/,
  })),
  ...['{ randomUUID }', '{ createHash, randomBytes }', '* as crypto'].map((names) => ({
    rule: `core may not import ${names} of node:crypto`,
    files: { 'core/a.ts': `import ${names} from 'node:crypto';` },
    says: /core is pure: it may import createHash/,
  })),
  ...[
    'Date.now()',
    'new Date()',
    'new Date;',
    'Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'setTimeout(f, 1)',
    'process.env',
    'console.log(1)',
  ].map((use) => ({
    rule: `core may not say ${use}`,
    files: { 'core/a.ts': use },
    says: /core is pure: it may not ask/,
  })),
  {
    rule: 'a cycle',
    files: {
      'core/a.ts': "import { b } from './b.ts';",
      'core/b.ts': "import { c } from './c.ts';",
      'core/c.ts': "import { type A, a } from './a.ts';",
    },
    says: /cycle: src\/core\/a\.ts -> src\/core\/b\.ts -> src\/core\/c\.ts -> src\/core\/a\.ts/,
  },
  {
    rule: 'a package missing in package.json',
    files: { 'core/a.ts': "import { x } from '@some/thing/deep';" },
    says: /@some\/thing is not in the dependencies/,
  },
];

for (const { rule, files, says } of planted) {
  test(`planted fault is caught: ${rule}`, () => {
    const faults = faultsOf(files);
    assert.equal(faults.length, 1, faults.join('\n') || 'no fault was found');
    assert.match(faults[0] ?? '', says);
  });
}

test('what the table allows is not a fault', () => {
  const faults = faultsOf({
    'core/a.ts': [
      "import { createHash } from 'node:crypto';",
      "import type { B } from './b.ts';",
      'const text = \'import { x } from "node:fs"\'; // new Date() and fetch(url)',
      'const day = new Date(clock.now()); const made = Date.UTC(2019, 1);',
    ].join('\n'),
    'core/b.ts': "import { a } from './a.ts'; import data from './vocabularies/b.json' with { type: 'json' };",
    'store/a.ts': "import { DatabaseSync } from 'node:sqlite'; import { readFileSync } from 'node:fs';",
    'outside/a.ts': "import { request } from 'node:https'; import { a } from '../core/a.ts'; await fetch(url);",
    'archive/a.ts': 'await world.fetch(url); type World = { fetch(url: string): Promise<Page>; fetch: () => void };',
    'web/a.ts': "import { Hono } from 'hono'; import { a } from '../archive/a.ts';",
    'web/islands/a.js': 'await fetch(url);',
    'cli/a.ts': "import { readFile } from 'node:fs/promises';",
    'main.ts': "import { a } from './store/a.ts'; import { readFileSync } from 'node:fs'; import './web/a.ts';",
    'core/a.test.ts': "import { b } from '../store/b.ts';",
  });
  assert.deepEqual(faults, []);
});

test('src/ keeps to the table', () => {
  assert.deepEqual(checkLayers(readTree()).map(describeFault), []);
});
