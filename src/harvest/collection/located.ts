import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Refused } from '../../core/errors.ts';

/** The steps from the top of a document to a place in it. */
export type Path = readonly (string | number)[];

/** A YAML text as plain data, with the line (from 1) of every path in it. */
export type Located = { readonly name: string; readonly data: unknown; readonly lineOf: (path: Path) => number };

const MAX_ALIASES = 100;

function nodeAt(root: Node | null, path: Path): Node | null {
  let node: Node | null = root;
  for (const step of path) {
    const next = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (next === undefined || next === null || typeof next !== 'object') return node;
    node = next as Node;
  }
  return node;
}

function readText(name: string, text: string): Located {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const error = parsed.errors[0];
  if (error) {
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new Refused('bad-file', `${name}, line ${lines.linePos(error.pos[0]).line}: ${reason}.`);
  }
  const lineOf = (path: Path): number => {
    const start = nodeAt(parsed.contents, path)?.range?.[0];
    return start === undefined ? 1 : lines.linePos(start).line;
  };
  return { name, data: parsed.toJS({ maxAliasCount: MAX_ALIASES }), lineOf };
}

/** Reads YAML 1.2. Refuses with file, line and reason when it is broken; aliases and nesting cannot blow it up. */
export function readLocated(name: string, text: string): Located {
  try {
    return readText(name, text);
  } catch (error) {
    // The library throws these for an alias without an anchor, for too many aliases and for endless nesting.
    const isKnown = error instanceof ReferenceError || error instanceof RangeError;
    throw isKnown ? new Refused('bad-file', `${name}: ${error.message}.`) : error;
  }
}

/** Stops with the file's name, the line of a path, and what is wrong there: "line 12: value is not a code". */
export function refuseAt(file: Located, path: Path, wrong: string): never {
  const last = path.at(-1) ?? 'the file';
  const subject = typeof last === 'number' ? 'this entry' : last;
  const sentence = /^[A-Z]/.test(wrong) ? `${subject}: ${wrong}` : `${subject} ${wrong}`;
  throw new Refused('bad-file', `${file.name}, line ${file.lineOf(path)}: ${sentence}.`);
}
