import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Refused } from '../../core/errors.ts';

/** A YAML text as plain data, with the line (from 1) of every path in it. */
export type Located = { readonly name: string; readonly data: unknown; readonly lineOf: (path: readonly (string | number)[]) => number };

function nodeAt(root: Node | null, path: readonly (string | number)[]): Node | null {
  let node: Node | null = root;
  for (const step of path) {
    const next = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (next === undefined || next === null || typeof next !== 'object') return node;
    node = next as Node;
  }
  return node;
}

/** Reads YAML 1.2. Refuses with file, line and reason when it is broken; aliases cannot be used to blow it up. */
export function readLocated(name: string, text: string): Located {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const error = parsed.errors[0];
  if (error) {
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new Refused('bad-file', `${name}, line ${lines.linePos(error.pos[0]).line}: ${reason}.`);
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    const start = nodeAt(parsed.contents, path)?.range?.[0];
    return start === undefined ? 1 : lines.linePos(start).line;
  };
  return { name, data: parsed.toJS({ maxAliasCount: 100 }), lineOf };
}

/** Stops with the file's name, the line of a path, and the reason. */
export function refuseAt(file: Located, path: readonly (string | number)[], reason: string): never {
  throw new Refused('bad-file', `${file.name}, line ${file.lineOf(path)}: ${reason}.`);
}
