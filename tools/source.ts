/** A piece of a source file: its text, where it starts in the file, and on which line (from 1). */
export type Piece = { text: string; at: number; line: number };

/** One TypeScript file taken apart: `code` is as long as the text, with comments and the insides of literals blanked. */
export type Source = { path: string; text: string; code: string; comments: Piece[]; strings: Piece[] };

/** A broken house rule: where, and what to do about it. */
export type Fault = { path: string; line: number; message: string };

type Scan = { text: string; out: string[]; comments: Piece[]; strings: Piece[]; line: number };

const wordsBeforeRegex = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield)$/;
const signsBeforeRegex = '(,=:[!&|?{};+-*%~^<>';

/**
 * Takes a source file apart. TypeScript 7 has no compiler API and our rules ask only for comments, strings and words,
 * so this scanner knows no grammar beyond where literals and comments begin and end.
 */
export function takeApart(path: string, text: string): Source {
  const scan: Scan = { text, out: [], comments: [], strings: [], line: 1 };
  scanCode(scan, 0, false);
  return { path, text, code: scan.out.join(''), comments: scan.comments, strings: scan.strings };
}

/** The line (from 1) of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** One fault as a person reads it: file:line: sentence. */
export function describeFault(fault: Fault): string {
  return `${fault.path}:${fault.line}: ${fault.message}`;
}

// Returns the offset after the code. Inside a template's ${...} the code ends at the brace that closes it.
function scanCode(scan: Scan, start: number, inTemplate: boolean): number {
  let at = start;
  let depth = 0;
  while (at < scan.text.length) {
    const two = scan.text.slice(at, at + 2);
    const sign = scan.text.charAt(at);
    if (two === '//') at = blankUntil(scan, endOfLine(scan.text, at), scan.comments);
    else if (two === '/*') at = blankUntil(scan, endOf(scan.text, '*/', at + 2), scan.comments);
    else if (sign === "'" || sign === '"') at = scanQuoted(scan, at, sign);
    else if (sign === '`') at = scanTemplate(scan, at);
    else if (sign === '/' && startsRegex(scan)) at = scanRegex(scan, at);
    else {
      if (sign === '{') depth++;
      if (sign === '}' && depth-- === 0 && inTemplate) return at;
      keep(scan, sign);
      at++;
    }
  }
  return at;
}

function scanQuoted(scan: Scan, start: number, quote: string): number {
  let end = start + 1;
  while (end < scan.text.length && scan.text[end] !== quote && scan.text[end] !== '\n') {
    end += scan.text[end] === '\\' ? 2 : 1;
  }
  keep(scan, quote);
  blankUntil(scan, Math.min(end, scan.text.length), scan.strings);
  if (end < scan.text.length) keep(scan, scan.text.charAt(end));
  return end + 1;
}

function scanTemplate(scan: Scan, start: number): number {
  let at = start + 1;
  keep(scan, '`');
  while (at < scan.text.length && scan.text[at] !== '`') {
    if (scan.text.startsWith('${', at)) {
      keep(scan, '$');
      keep(scan, '{');
      at = scanCode(scan, at + 2, true);
      if (at < scan.text.length) keep(scan, '}');
      at++;
    } else {
      const length = scan.text[at] === '\\' ? 2 : 1;
      for (const sign of scan.text.slice(at, at + length).split('')) blank(scan, sign);
      at += length;
    }
  }
  if (at < scan.text.length) keep(scan, '`');
  return at + 1;
}

function scanRegex(scan: Scan, start: number): number {
  let end = start + 1;
  let inClass = false;
  while (end < scan.text.length && scan.text[end] !== '\n' && (inClass || scan.text[end] !== '/')) {
    if (scan.text[end] === '[') inClass = true;
    if (scan.text[end] === ']') inClass = false;
    end += scan.text[end] === '\\' ? 2 : 1;
  }
  keep(scan, '/');
  return blankUntil(scan, Math.min(end, scan.text.length), []);
}

// A slash after a value divides; after an operator, an opening bracket or a word such as `return` it opens a pattern.
function startsRegex(scan: Scan): boolean {
  const before = scan.out.slice(-200).join('').trimEnd();
  return before === '' || signsBeforeRegex.includes(before.slice(-1)) || wordsBeforeRegex.test(before);
}

// `out` holds one sign for each sign read, so its length is the offset reached.
function blankUntil(scan: Scan, end: number, into: Piece[]): number {
  const start = scan.out.length;
  into.push({ text: scan.text.slice(start, end), at: start, line: scan.line });
  for (let at = start; at < end; at++) blank(scan, scan.text.charAt(at));
  return end;
}

function keep(scan: Scan, sign: string): void {
  scan.out.push(sign);
  if (sign === '\n') scan.line++;
}

function blank(scan: Scan, sign: string): void {
  keep(scan, sign === '\n' ? '\n' : ' ');
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end + mark.length;
}
