import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { describeFault } from './source.ts';
import { checkStyle, sizeLimits } from './style.ts';
import { readTree, root } from './tree.ts';

const lines = (count: number) => '// line\n'.repeat(count);
const many = (count: number, length: number) =>
  Array.from({ length: count }, (_, index): [string, string] => [`src/web/file-${index}.ts`, lines(length)]);

const planted: { rule: string; files: [string, string][]; says: RegExp }[] = [
  {
    rule: 'a file that is too long',
    files: [...many(30, 1), ['src/web/a.ts', lines(401)]],
    says: /401 lines, at most/,
  },
  { rule: 'a test that is too long', files: [['test/promises/a.test.ts', lines(401)]], says: /401 lines, at most/ },
  { rule: 'a median that is too high', files: many(3, sizeLimits.median + 1), says: /median .* is 81 lines/ },
  {
    rule: 'a 95th percentile that is too high',
    files: [...many(9, 1), ['src/web/a.ts', lines(251)]],
    says: /95th percentile .* is 251 lines/,
  },
  { rule: 'a camel-case file', files: [['src/web/recordPage.ts', '']], says: /kebab-case/ },
  { rule: 'an upper-case folder', files: [['test/World/a.ts', '']], says: /kebab-case/ },
  ...['utils.ts', 'string-helpers.ts', 'common/a.ts', 'cache-manager.ts', 'misc.ts', 'v2/a.ts'].map((name) => ({
    rule: `the name ${name}`,
    files: [[`src/web/${name}`, '']] as [string, string][],
    says: /says nothing/,
  })),
  // Texts of made-up files, to show that the rule finds each of these; nothing is switched off here.
  ...['// @ts-ignore', '/* @ts-nocheck */', '// @ts-expect-error', '// biome-ignore lint: no'].map((comment) => ({
    rule: `a check switched off with ${comment}`,
    files: [['test/world/a.ts', comment]] as [string, string][],
    says: /no check is switched off/,
  })),
  // Made-up files again: no test of ours runs alone.
  ...["test.only('x', f)", "test('x', { only: true }, f)"].map((code) => ({
    rule: code,
    files: [['src/web/a.test.ts', code]] as [string, string][],
    says: /silences all others/,
  })),
  // Made-up files again: no test of ours is skipped here.
  ...["test.skip('x', f)", "test('x', { skip: true }, f)", 't.skip()', "describe.skip('x', f)"].map((code) => ({
    rule: code,
    files: [['test/promises/a.test.ts', code]] as [string, string][],
    says: /say why it is skipped/,
  })),
  ...['const a = 1;', 'function a() {}', 'async function a() {}', 'class A {}', 'type A = 1;', 'interface A {}'].map(
    (code) => ({
      rule: `no comment above export ${code}`,
      files: [['src/web/a.ts', `import x from 'y';\nexport ${code}`]] as [string, string][],
      says: /needs a sentence above it/,
    }),
  ),
  {
    rule: 'a comment that stands apart',
    files: [['src/web/a.ts', '/** About. */\n\nexport const a = 1;']],
    says: /needs a/,
  },
  {
    rule: 'a list of exports',
    files: [['src/web/a.ts', 'const a = 1;\nexport { a };']],
    says: /where they are declared/,
  },
  {
    rule: 'a barrel, also of types',
    files: [['src/web/a.ts', "export type { B } from './b.ts';\nexport { c } from './c.ts';\n"]],
    says: /a barrel/,
  },
  ...['core', 'store', 'intake', 'harvest'].map((room) => ({
    rule: `no test beside a file of ${room}`,
    files: [[`src/${room}/a.ts`, '/** One. */\nexport const a = 1;']] as [string, string][],
    says: /has no test beside it/,
  })),
];

for (const { rule, files, says } of planted) {
  test(`planted fault is caught: ${rule}`, () => {
    const faults = checkStyle(new Map(files)).map(describeFault);
    assert.equal(faults.length, 1, faults.join('\n') || 'no fault was found');
    assert.match(faults[0] ?? '', says);
  });
}

test('good style is not a fault', () => {
  const files: [string, string][] = [
    ['src/core/a.ts', '/** One thing. */\nexport function a(): void;\nexport function a(b?: string): void {}'],
    // Texts of made-up files, so nothing is skipped here: a skip that gives its reason is no fault.
    ['src/core/a.test.ts', "test('x', { skip: reason }, f); t.skip('no Chromium here'); const s = 'test.only(x)';"],
    ['src/core/ports.ts', "import type { B } from './b.ts';\n\n// A port.\nexport type A = { b: B };"],
    ['src/core/c.d.ts', 'export type Unsaid = 1;'],
    ['src/store/sqlite/b.ts', '/** One thing. */\nexport const b = 1;'],
    ['src/store/sqlite/migrations/0001-start.ts', '/** One thing. */\nexport const b = 1;'],
  ];
  assert.deepEqual(checkStyle(new Map(files)).map(describeFault), []);
});

test('src/, test/ and tools/ keep to the house style', () => {
  assert.deepEqual(checkStyle(readTree()).map(describeFault), []);
});

const plantedForBiome: [category: string, path: string, text: string][] = [
  ['lint/style/noDefaultExport', 'src/core/a.ts', 'export default 1;'],
  ['lint/style/noEnum', 'src/core/a.ts', 'export enum Colour { red }'],
  ['lint/suspicious/noExplicitAny', 'src/web/a.ts', 'export const a = (b: any) => b;'],
  ['lint/suspicious/noExplicitAny', 'test/world/a.ts', 'export const a = 1 as any;'],
  ['lint/complexity/useMaxParams', 'src/web/a.ts', 'export const a = (b = 1, c = 1, d = 1, e = 1) => b + c + d + e;'],
  [
    'lint/complexity/useMaxParams',
    'src/web/a.ts',
    'export class A { m(b = 1, c = 1, d = 1, e = 1) { return b + c + d + e; } }',
  ],
  ['lint/performance/noBarrelFile', 'src/core/a.ts', "export { b } from './b.ts';"],
  ['lint/performance/noReExportAll', 'src/core/a.ts', "export * from './b.ts';"],
  ['lint/suspicious/noTsIgnore', 'src/core/a.ts', '// @ts-ignore\nexport const a = 1;'],
  ['lint/style/useFilenamingConvention', 'src/core/badName.ts', 'export const a = 1;'],
  ['lint/style/useImportType', 'src/core/a.ts', "import { B } from './b.ts';\nexport type C = B;"],
];

for (const [category, path, text] of plantedForBiome) {
  test(`Biome catches a planted fault: ${category} in ${path}`, () => {
    assert.ok(categoriesOf(path, text).includes(category), `Biome found only: ${categoriesOf(path, text)}`);
  });
}

// What Biome, with the real biome.json, finds wrong in one made-up file.
function categoriesOf(path: string, text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-style-'));
  try {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const biome = join(root, 'node_modules/.bin/biome');
    const run = spawnSync(biome, ['lint', '--reporter=json', '.'], { cwd: folder, encoding: 'utf8' });
    const report: { diagnostics: { category: string }[] } = JSON.parse(run.stdout);
    return report.diagnostics.map(({ category }) => category);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
