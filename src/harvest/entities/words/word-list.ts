/** A set of folded words written as one text, so that a list reads as a list. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}

/** A set of folded names of several words, parted by ';' or line ends. */
export function nameList(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[;\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  );
}
