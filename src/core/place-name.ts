/** Whether a place is the address of a PostgreSQL database, as against a directory. */
export function isAddress(place: string): boolean {
  return /^postgres(?:ql)?:/i.test(place);
}

/** Whether a place looks like an address, though of nothing that Casebook can keep a collection in: `mysql://...`. */
export function isOtherAddress(place: string): boolean {
  return !isAddress(place) && /^[a-z][a-z0-9+.-]*:\/\//i.test(place);
}

/** A place as it may be shown: an address without its password, and without what else may hold one. */
export function placeName(place: string): string {
  if (!isAddress(place)) return place;
  const url = URL.parse(place);
  if (!url) return 'postgres://...';
  const user = url.username === '' ? '' : `${url.username}@`;
  return `${url.protocol}//${user}${url.host}${url.pathname}`;
}
