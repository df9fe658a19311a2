import { posix } from 'node:path';
import { type Fault, lineAt } from './source.ts';
import { filesIn, type Tree } from './tree.ts';

const architectureLines = 200;
const decisionParts = ['Status', 'Context', 'Decision', 'Consequences'];
const shortestReason = 12;

// Written so that this file does not contain what it looks for.
const foreignWords: [RegExp, string][] = [
  [/(?<![\w.-])\/(?:wor[k]|roo[t]|tm[p])(?:\/|(?=['"`\s]))/g, 'a path of one machine'],
  [/\bregistry\.npm[j]s\.org\b/g, "a package registry's host"],
];

/** Checks that the documents say what is so: commands, links, folders, packages, decisions, promises, no foreign paths. */
export function checkDocs(tree: Tree): Fault[] {
  return [
    ...checkReadme(tree),
    ...checkLinks(tree),
    ...checkArchitecture(tree),
    ...checkPackages(tree),
    ...checkDecisions(tree),
    ...checkChangelog(tree),
    ...checkPromises(tree),
    ...checkForeignWords(tree),
  ];
}

/** Each command of the help text that neither README.md nor ARCHITECTURE.md names. `help` is what `--help` prints. */
export function checkCommands(tree: Tree, help: string): Fault[] {
  const commands = [...help.matchAll(/^[ \t]+(?:casebook[ \t]+([a-z][a-z-]*)|([a-z][a-z-]*)(?=[ \t]{2,}))/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  if (commands.length === 0) return [wholeFile('src/main.ts', '--help lists no command')];
  const said = `${tree.get('README.md')}\n${tree.get('ARCHITECTURE.md')}`;
  return [...new Set(commands)]
    .filter((command) => !new RegExp(`\\b(?:casebook|npm) ${command}\\b|\`${command}\``).test(said))
    .map((command) =>
      wholeFile('README.md', `does not name the command casebook ${command}, nor does ARCHITECTURE.md`),
    );
}

function checkReadme(tree: Tree): Fault[] {
  const text = tree.get('README.md');
  if (text === undefined) return [wholeFile('README.md', 'is missing')];
  return ['npm start', 'npm test']
    .filter((command) => !text.includes(command))
    .map((command) => wholeFile('README.md', `does not name ${command}`));
}

function checkLinks(tree: Tree): Fault[] {
  const folders = new Set([...tree.keys()].flatMap(foldersAbove));
  return filesNamed(tree, /\.md$/).flatMap(([path, text]) =>
    linksIn(text)
      .map(({ at, target }) => ({ at, file: resolve(path, target) }))
      .filter(({ file }) => !tree.has(file) && !folders.has(file))
      .map(({ at, file }) => ({ path, line: lineAt(text, at), message: `links to ${file}, which does not exist` })),
  );
}

// Relative targets only, of [text](target), ![alt](target), [name]: target, and src="" or href="" in HTML.
function linksIn(text: string): { at: number; target: string }[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '));
  const forms = [/\]\(\s*<?([^)\s>]+)/g, /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm, /\b(?:src|href)="([^"]+)"/g];
  return forms
    .flatMap((form) => [...prose.matchAll(form)])
    .map((match) => ({ at: match.index, target: match[1] ?? '' }))
    .filter(({ target }) => !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(target));
}

function resolve(path: string, target: string): string {
  const plain = decodeURIComponent(target.replace(/[#?].*$/, ''));
  const joined = plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(path), plain);
  return joined.replace(/\/$/, '') || '.';
}

function checkArchitecture(tree: Tree): Fault[] {
  const path = 'ARCHITECTURE.md';
  const text = tree.get(path);
  if (text === undefined) return [wholeFile(path, 'is missing')];
  const length = text.trimEnd().split('\n').length;
  const long = length > architectureLines ? [wholeFile(path, `${length} lines, at most ${architectureLines}`)] : [];
  const folders = new Set(filesIn(tree, ['src']).flatMap(([file]) => foldersAbove(file)));
  const unnamed = [...folders]
    .filter((folder) => folder.startsWith('src/') && !namesFolder(text, folder))
    .map((folder) => wholeFile(path, `does not name ${folder}/`));
  return [...long, ...unnamed];
}

function namesFolder(text: string, folder: string): boolean {
  const name = posix.basename(folder);
  return new RegExp(`(?<![\\w-])${name}/|\`${name}\``).test(text);
}

function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [folder] : [folder, ...foldersAbove(folder)];
}

function checkPackages(tree: Tree): Fault[] {
  const { dependencies, devDependencies } = JSON.parse(tree.get('package.json') ?? '{}');
  const lines = decisionsOf(tree).flatMap(([, text]) => text.split('\n'));
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !lines.some((line) => givesReason(line, name)))
    .map((name) => wholeFile('package.json', `${name} has no line of reason in docs/decisions`));
}

// A line gives a reason when it holds the name in backticks and some words beside names.
function givesReason(line: string, name: string): boolean {
  return line.includes(`\`${name}\``) && line.replace(/`[^`]*`|[^a-z]/gi, '').length >= shortestReason;
}

function decisionsOf(tree: Tree): [path: string, text: string][] {
  return filesIn(tree, ['docs/decisions'], /\.md$/).sort(([a], [b]) => a.localeCompare(b));
}

function checkDecisions(tree: Tree): Fault[] {
  const decisions = decisionsOf(tree);
  if (decisions.length === 0) return [wholeFile('docs/decisions', 'holds no decision')];
  return decisions.flatMap(([path, text], index) => {
    const number = String(index + 1).padStart(4, '0');
    const named = new RegExp(`^${number}-[a-z0-9]+(?:-[a-z0-9]+)*\\.md$`).test(posix.basename(path));
    const missing = decisionParts
      .filter((part) => !new RegExp(`^(?:##+ ${part}\\b|\\*\\*${part}:?\\*\\*)`, 'm').test(text))
      .map((part) => wholeFile(path, `has no ${part}`));
    return named ? missing : [wholeFile(path, `is number ${index + 1}: name it ${number}-what-it-says.md`), ...missing];
  });
}

function checkChangelog(tree: Tree): Fault[] {
  return tree.get('CHANGELOG.md')?.trim() ? [] : [wholeFile('CHANGELOG.md', 'is missing')];
}

function checkPromises(tree: Tree): Fault[] {
  const said = tree.get('PROMISES.md');
  if (said === undefined) return [wholeFile('PROMISES.md', 'is missing')];
  return filesIn(tree, ['test/promises'], /\.test\.ts$/)
    .filter(([path]) => !said.includes(posix.basename(path)))
    .map(([path]) => wholeFile('PROMISES.md', `does not list ${path}`));
}

function checkForeignWords(tree: Tree): Fault[] {
  return [...tree].flatMap(([path, text]) =>
    foreignWords.flatMap(([pattern, what]) =>
      [...text.matchAll(pattern)].map(({ index, 0: word }) => ({
        path,
        line: lineAt(text, index),
        message: `names ${what}: ${word}`,
      })),
    ),
  );
}

function filesNamed(tree: Tree, pattern: RegExp): [path: string, text: string][] {
  return [...tree].filter(([path]) => pattern.test(path));
}

function wholeFile(path: string, message: string): Fault {
  return { path, line: 1, message };
}
