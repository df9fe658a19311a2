/**
 * Where in a value a text holds the character U+0000, as a path with dots; undefined when none does. No writing has that
 * character, and not every database can keep it.
 */
export function zeroCharacterIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? '' : undefined;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const key of Object.keys(value)) {
    const found = zeroCharacterIn((value as Readonly<Record<string, unknown>>)[key]);
    if (found !== undefined) return found === '' ? key : `${key}.${found}`;
  }
  return undefined;
}
