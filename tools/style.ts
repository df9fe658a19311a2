import { stripTypeScriptTypes } from 'node:module';
import { type Fault, lineAt, type Source, takeApart } from './source.ts';
import { filesIn, type Tree } from './tree.ts';

/** How long files may be, in lines. The median and the 95th percentile are over the files of src that are not tests. */
export const sizeLimits = { median: 80, p95: 250, most: 400 };

// Files of the rooms below that need no test beside them, and why. A path that ends with / stands for a folder.
const testedElsewhere: ReadonlyMap<string, string> = new Map([
  ['src/harvest/entities/words/', 'lists of words; word-lists.test.ts there reads all of them'],
  ['src/store/sqlite/', 'src/store/contract.test.ts runs one suite over every engine'],
  ['src/store/postgres/', 'src/store/contract.test.ts runs one suite over every engine'],
  [
    'src/publish/release/',
    'make-release.test.ts makes whole releases, and the journey take-the-data reads their files',
  ],
]);

const testedRooms = /^src\/(?:core|store|intake|accounts|editorial|linking|search|archive|harvest|publish|evidence)\//;
const kebabName = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|d))?(?:\.[a-z0-9]+)?$/;
const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers', 'misc', 'v2']);
const exportForm =
  /^export\s+(?:declare\s+|async\s+|abstract\s+)*(?:function\s*\*?|const|let|class|type|interface)\s+([\w$]+)/gm;
const exportListForm = /^export\s+(?:type\s+)?\{[^}]*\}(?!\s*from\b)/gm;
const reExportForm = /\bexport\s+(?:type\s+)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})\s*from\s*['"][^'"]*['"]\s*;?/g;
const switchedOff = /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable/;

const testWords: [RegExp, string][] = [
  [/\.only\s*\(|\bonly\s*:\s*true\b/g, 'a test marked `only` silences all others'],
  [/\b(?:test|it|describe|suite)\.skip\s*\(/g, 'say why it is skipped: { skip: `the reason` }'],
  [/\.skip\s*\(\s*\)|\bskip\s*:\s*true\b/g, 'say why it is skipped'],
];

/**
 * Checks what the formatter cannot: sizes, names, comments above exported names, tests beside files, honest skips.
 * Biome checks the rest of the house style (default exports, enums, `any`, barrels, four parameters): see biome.json.
 */
export function checkStyle(tree: Tree): Fault[] {
  const sources = filesIn(tree, ['src', 'test', 'tools'], /\.ts$/).map(([path, text]) => takeApart(path, text));
  const own = sources.filter(({ path }) => path.startsWith('src/') && !isTest(path) && !path.endsWith('.d.ts'));
  return [
    ...checkSizes(sources, own),
    ...filesIn(tree, ['src', 'test', 'tools']).flatMap(([path]) => checkNames(path)),
    ...sources.flatMap(checkSwitches),
    ...sources.filter(({ path }) => isTest(path) || path.startsWith('test/')).flatMap(checkTestWords),
    ...own.flatMap((source) => [...checkExports(source), ...checkBarrel(source)]),
    ...checkTestsBeside(tree, own),
  ];
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts');
}

function checkSizes(all: Source[], own: Source[]): Fault[] {
  const long = all
    .map(({ path, text }) => ({ path, lines: lengthOf(text) }))
    .filter(({ lines }) => lines > sizeLimits.most)
    .map(({ path, lines }) => ({ path, line: lines, message: `${lines} lines, at most ${sizeLimits.most}` }));
  const lengths = own.map(({ text }) => lengthOf(text)).sort((a, b) => a - b);
  const shares: [string, number, number][] = [
    ['median', 0.5, sizeLimits.median],
    ['95th percentile', 0.95, sizeLimits.p95],
  ];
  return shares
    .map(([name, share, limit]) => ({ name, limit, lines: quantile(lengths, share) }))
    .filter(({ lines, limit }) => lines > limit)
    .map(
      ({ name, lines, limit }): Fault => ({
        path: 'src',
        line: 1,
        message: `the ${name} of file lengths is ${lines} lines, at most ${limit}`,
      }),
    )
    .concat(long);
}

// Nearest rank: the smallest length that is at least as long as the given share of the files.
function quantile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function lengthOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function checkNames(path: string): Fault[] {
  const parts = path.split('/');
  if (parts.includes('fixtures')) return [];
  const odd = parts.filter((part) => !kebabName.test(part)).map((part) => `${part}: names are in kebab-case`);
  const empty = parts
    .filter((part) => part.split(/[-.]/).some((word) => emptyWords.has(word)))
    .map((part) => `${part}: the name says nothing about what it holds`);
  return [...odd, ...empty].map((message) => ({ path, line: 1, message }));
}

function checkSwitches({ path, comments }: Source): Fault[] {
  return comments
    .filter(({ text }) => switchedOff.test(text))
    .map(({ line, text }) => ({ path, line, message: `no check is switched off: ${text.trim()}` }));
}

function checkTestWords({ path, code }: Source): Fault[] {
  return testWords.flatMap(([pattern, message]) =>
    [...code.matchAll(pattern)].map(({ index }) => ({ path, line: lineAt(code, index), message })),
  );
}

function checkExports(source: Source): Fault[] {
  const { path, code } = source;
  const seen = new Set<string>();
  const bare = [...code.matchAll(exportForm)].filter(({ 1: name = '', index }) => {
    const isOverload = seen.has(name);
    seen.add(name);
    return !isOverload && !hasCommentAbove(source, index);
  });
  const lists = [...code.matchAll(exportListForm)];
  return [
    ...bare.map(({ 1: name, index }) => ({ index, message: `${name} needs a sentence above it` })),
    ...lists.map(({ index }) => ({ index, message: 'export names where they are declared' })),
  ].map(({ index, message }) => ({ path, line: lineAt(code, index), message }));
}

function hasCommentAbove({ text, comments }: Source, index: number): boolean {
  const above = comments.findLast(({ at }) => at < index);
  if (!above || !/[a-z]{2}/i.test(above.text)) return false;
  return /^[ \t]*\r?\n[ \t]*$/.test(text.slice(above.at + above.text.length, index));
}

function checkBarrel({ path, code }: Source): Fault[] {
  const rest = code.replace(reExportForm, '');
  if (rest === code || rest.trim() !== '') return [];
  return [{ path, line: 1, message: 'a barrel: import from the files themselves' }];
}

function checkTestsBeside(tree: Tree, own: Source[]): Fault[] {
  const without = own
    .filter(({ path }) => testedRooms.test(path) && !tree.has(path.replace(/\.ts$/, '.test.ts')))
    .filter(({ path, text }) => !isListed(path) && runsCode(text))
    .map(({ path }) => ({ path, line: 1, message: 'has no test beside it, and no reason in tools/style.ts' }));
  return [...without, ...checkList(tree)];
}

function isListed(path: string): boolean {
  return [...testedElsewhere.keys()].some((entry) => (entry.endsWith('/') ? path.startsWith(entry) : path === entry));
}

// A reason outlives its file easily; an entry for a file that is gone or has got its test is a fault. Folders may come.
function checkList(tree: Tree): Fault[] {
  return [...testedElsewhere.keys()]
    .filter((path) => !path.endsWith('/') && (!tree.has(path) || tree.has(path.replace(/\.ts$/, '.test.ts'))))
    .map((path) => ({ path, line: 1, message: 'is listed in tools/style.ts without need' }));
}

// Types and imports leave nothing to test once the types are stripped.
function runsCode(text: string): boolean {
  try {
    const { code } = takeApart('', stripTypeScriptTypes(text));
    return code.replace(/\bimport\b[^;]*;/g, '').trim() !== '';
  } catch {
    return true;
  }
}
