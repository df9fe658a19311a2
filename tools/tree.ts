import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files by their path from the repository's root, with `/` between folders: what every check of the house reads. */
export type Tree = ReadonlyMap<string, string>;

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

// What .gitignore names, and git's own folder.
const neverCommitted = new Set(['.git', '.cache', 'node_modules', 'data']);

/** Reads every text file that belongs to the repository; a file with a NUL byte is binary and read as empty. */
export function readTree(folder = root): Tree {
  return new Map(pathsIn(folder, '').map((path) => [path, readText(join(folder, path))]));
}

/** The files of a tree whose path starts with one of the folders and matches the pattern. */
export function filesIn(tree: Tree, folders: readonly string[], pattern = /./): [path: string, text: string][] {
  return [...tree].filter(([path]) => pattern.test(path) && folders.some((folder) => path.startsWith(`${folder}/`)));
}

function pathsIn(folder: string, path: string): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    if (neverCommitted.has(entry.name) || entry.name.endsWith('.log')) return [];
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    return entry.isDirectory() ? pathsIn(folder, inner) : entry.isFile() ? [inner] : [];
  });
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  return bytes.includes(0) ? '' : bytes.toString('utf8');
}
