import { isBuiltin, stripTypeScriptTypes } from 'node:module';
import { posix } from 'node:path';
import { type Fault, lineAt, takeApart } from './source.ts';
import { filesIn, type Tree } from './tree.ts';

type Import = { line: number; target: string; names: string; typeOnly: boolean };
type File = { path: string; room: string; code: string; imports: Import[] };

const inner = ['intake', 'accounts', 'editorial', 'linking', 'search', 'archive', 'harvest', 'publish', 'evidence'];
const outer = ['web', 'jobs', 'cli'];

// Row 4, the files directly in src, has no entry: it may import everything.
const mayImport: ReadonlyMap<string, readonly string[]> = new Map([
  ['core', []],
  ['store', ['core']],
  ['outside', ['core']],
  ...inner.map((room): [string, string[]] => [room, ['core']]),
  ...outer.map((room): [string, string[]] => [room, ['core', ...inner]]),
]);

const row4 = 'row 4';

const packageRooms: { packages: string[]; rooms: string[] }[] = [
  { packages: ['hono', '@hono/node-server'], rooms: ['web', row4] },
  { packages: ['kysely', 'node:sqlite', 'pg'], rooms: ['store'] },
  {
    packages: [
      'node:net',
      'node:http',
      'node:http2',
      'node:https',
      'node:dgram',
      'node:tls',
      'node:dns',
      'undici',
      'openid-client',
    ],
    rooms: ['outside'],
  },
  { packages: ['node:fs'], rooms: ['outside', 'store', 'cli', 'web', row4] },
  { packages: ['node:child_process'], rooms: ['outside', 'store', 'cli', row4] },
];

const socketWords: [RegExp, string][] = [
  [/(?<![\w$.]|\bfunction\s+)fetch\s*\((?![^()]*\)\s*[:{])/g, 'fetch'],
  [/(?<=[=(,:[?]\s*)fetch(?=\s*[,;)\]])/g, 'fetch'],
  [/\bglobalThis\.fetch\b/g, 'fetch'],
  [/\bnew\s+(?:WebSocket|EventSource)\b/g, 'a socket'],
];

const impureWords: [RegExp, string][] = [
  [/\bDate\.now\b/g, 'the clock'],
  [/\bnew\s+Date\s*(?:\(\s*\)|(?=[;,)\]]))/g, 'the clock'],
  [/(?<!new\s+|[\w$.])Date\s*\(/g, 'the clock'],
  [/\bperformance\.now\b/g, 'the clock'],
  [/\bMath\.random\b/g, 'randomness'],
  [/\bcrypto\.(?:randomUUID|getRandomValues)\b/g, 'randomness'],
  [/(?<![\w$.])(?:setTimeout|setInterval|setImmediate)\s*\(/g, 'the clock'],
  [/(?<![\w$.])(?:process|console)\./g, 'the process'],
];

const importForm = /\b(import|export)\b(\s+type\b(?!\s*(?:=|from\b)))?([^;'"()=]*?)\bfrom\s*['"]/g;
const bareImportForm = /\bimport\s*(\(\s*)?['"]/g;

/**
 * Checks src/ against the table of rows in docs: arrows, cycles, packages in their rooms, and a pure core.
 * A type-only import counts as an arrow, because the importer then knows the other's words; it does not count in a
 * cycle, because it is gone when the program runs. Tests may import anything.
 */
export function checkLayers(tree: Tree): Fault[] {
  const files = filesIn(tree, ['src'], /\.(?:ts|js|mjs)$/)
    .filter(([path]) => !path.endsWith('.test.ts'))
    .map(([path, text]) => readImports(path, text));
  const wanted = dependenciesOf(tree);
  return [
    ...files.flatMap((file) => [...checkArrows(file), ...checkRooms(file), ...checkSockets(file), ...checkCore(file)]),
    ...files.flatMap((file) => checkDependencies(file, wanted)),
    ...checkCycles(files),
  ];
}

function readImports(path: string, text: string): File {
  const { code, strings } = takeApart(path, text);
  const running = new Set(importsIn(path.endsWith('.ts') ? stripTypes(text) : text).map(({ at }) => at));
  const targets = new Map(strings.map((piece) => [piece.at, piece.text]));
  const imports = importsIn(text).map(({ at, names }) => {
    const target = targets.get(at) ?? '';
    return { line: lineAt(code, at), target: resolve(path, target), names, typeOnly: !running.has(at) };
  });
  return { path, room: roomOf(path), code, imports };
}

// A file that cannot be stripped is the type check's to report; here all its imports then count as running.
function stripTypes(text: string): string {
  try {
    return stripTypeScriptTypes(text);
  } catch {
    return text;
  }
}

// `at` is the offset of the name between the quotes; stripping types keeps offsets, so both readings can be compared.
function importsIn(text: string): { at: number; names: string }[] {
  const { code } = takeApart('', text);
  const named = [...code.matchAll(importForm)].map((match) => ({
    at: match.index + match[0].length,
    names: match[3] ?? '',
  }));
  const bare = [...code.matchAll(bareImportForm)].map((match) => ({ at: match.index + match[0].length, names: '*' }));
  return [...named, ...bare];
}

function resolve(path: string, target: string): string {
  if (target.startsWith('.')) return posix.join(posix.dirname(path), target);
  if (isBuiltin(target)) return `node:${target.replace('node:', '').split('/')[0]}`;
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function roomOf(path: string): string {
  const parts = path.split('/');
  return parts.length === 2 ? row4 : (parts[1] ?? '');
}

function checkArrows(file: File): Fault[] {
  if (file.room === row4) return [];
  const allowed = mayImport.get(file.room);
  if (!allowed) return [{ path: file.path, line: 1, message: `src/${file.room} stands in no row of the table` }];
  return file.imports
    .filter(({ target }) => isOurs(target) && !mayReach(file.room, target, allowed))
    .map(({ line, target }) => ({
      path: file.path,
      line,
      message: `${file.room} may not import ${target}, only ${[file.room, ...allowed].join(', ')}`,
    }));
}

function mayReach(room: string, target: string, allowed: readonly string[]): boolean {
  const there = target.startsWith('src/') ? roomOf(target) : '';
  return there === room || allowed.includes(there);
}

// Everything in the repository, also what a path climbing out of src reaches, as against packages.
function isOurs(target: string): boolean {
  return /^(?:src|test|tools|docs|collection|\.\.)(?:\/|$)|\.(?:ts|js|mjs|json)$/.test(target);
}

function checkRooms(file: File): Fault[] {
  return file.imports.flatMap(({ line, target }) =>
    packageRooms
      .filter(({ packages, rooms }) => packages.includes(target) && !rooms.includes(file.room))
      .map(({ rooms }) => ({ path: file.path, line, message: `${target} belongs only in ${rooms.join(', ')}` })),
  );
}

// An island runs in the reader's browser, where fetch reaches only its own site.
function checkSockets(file: File): Fault[] {
  if (file.room === 'outside' || file.path.startsWith('src/web/islands/')) return [];
  return wordFaults(file, socketWords, (word) => `only outside may use ${word}: take it from the World`);
}

function checkCore(file: File): Fault[] {
  if (file.room !== 'core') return [];
  const modules = file.imports
    .filter(({ target, names }) => target.startsWith('node:') && !isPureHashing(target, names))
    .map(({ line, target }) => ({
      path: file.path,
      line,
      message: `core is pure: it may import createHash of node:crypto, not ${target}`,
    }));
  return [...modules, ...wordFaults(file, impureWords, (word) => `core is pure: it may not ask ${word}`)];
}

function isPureHashing(target: string, names: string): boolean {
  return target === 'node:crypto' && /^\s*\{\s*createHash\s*,?\s*\}\s*$/.test(names);
}

function wordFaults(file: File, words: [RegExp, string][], say: (word: string) => string): Fault[] {
  return words.flatMap(([pattern, word]) =>
    [...file.code.matchAll(pattern)].map(({ index }) => ({
      path: file.path,
      line: lineAt(file.code, index),
      message: say(word),
    })),
  );
}

function dependenciesOf(tree: Tree): Set<string> {
  return new Set(Object.keys(JSON.parse(tree.get('package.json') ?? '{}').dependencies ?? {}));
}

function checkDependencies(file: File, wanted: Set<string>): Fault[] {
  return file.imports
    .filter(
      ({ target, typeOnly }) => !typeOnly && !isOurs(target) && !target.startsWith('node:') && !wanted.has(target),
    )
    .map(({ line, target }) => ({
      path: file.path,
      line,
      message: `${target} is not in the dependencies of package.json`,
    }));
}

// Depth first; a file met again while its own imports are still open closes a cycle.
function checkCycles(files: File[]): Fault[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const open: string[] = [];
  const faults: Fault[] = [];
  const visit = (file: File): void => {
    open.push(file.path);
    for (const { target, line, typeOnly } of file.imports) {
      const next = byPath.get(target);
      if (typeOnly || !next || done.has(target)) continue;
      const start = open.indexOf(target);
      if (start === -1) visit(next);
      else faults.push({ path: file.path, line, message: `cycle: ${[...open.slice(start), target].join(' -> ')}` });
    }
    open.pop();
    done.add(file.path);
  };
  for (const file of files) if (!done.has(file.path)) visit(file);
  return faults;
}
