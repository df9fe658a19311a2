/**
 * Where in a value a text holds the character U+0000, as a path with dots; undefined when none does. No writing has that
 * character, and not every database can keep it.
 */
export function zeroCharacterIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? path : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = zeroCharacterIn(part, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
