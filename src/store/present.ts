/** The same without what is undefined, so that what was stored comes back as it was. */
export function present<T extends object>(made: T): T {
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as T;
}
