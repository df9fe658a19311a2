const ADDRESS = /\bhttps?:\/\/[^\s<>"“”„«»\u3000-\u303f\uff00-\uffef]+/giu;
const MAX_ADDRESS = 2_000;

// What ends the sentence is no part of the address; a bracket is one only where it was opened inside it.
function withoutEnd(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const isLoose = last === ')' && text.split('(').length < text.split(')').length;
    if (!isLoose && !/[.,;:!?'’*_\]}]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}

/** The addresses of web pages that stand in a text, each once and as it is written there, at most so many. */
export function addressesIn(text: string, most: number): readonly string[] {
  const short = (text.match(ADDRESS) ?? []).filter((address) => address.length <= MAX_ADDRESS);
  const found = short.map(withoutEnd).filter((address) => {
    const url = URL.parse(address);
    return url !== null && url.username === '' && url.password === '';
  });
  return [...new Set(found)].slice(0, most);
}
