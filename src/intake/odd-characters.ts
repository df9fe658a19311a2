// Of the control characters of ASCII only tab and line breaks belong in a text; U+FFFD is what is left of a wrong encoding.
function isOdd(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x7f || code === 0xfffd || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return true;
  }
  return !text.isWellFormed();
}

/** What is wrong with a text that no person can have typed, such as the bytes of a file; undefined when it is a text. */
export function oddCharactersIn(text: string): string | undefined {
  if (!isOdd(text)) return undefined;
  return 'This holds characters that no text has, as the content of a file does. Files are not accepted yet; please write it as text.';
}

/** A text as it is kept: with plain line breaks and nothing empty around it. */
export function keptText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
