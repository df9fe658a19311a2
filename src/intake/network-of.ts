const QUAD = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function groupsOf(address: string): readonly string[] | undefined {
  const bare = address.replace(/%.*$/, '');
  const written = /^[0-9a-f:.]+$/i.test(bare) ? URL.parse(`http://[${bare}]/`)?.hostname.slice(1, -1) : undefined;
  if (written === undefined) return undefined;
  const [head = '', tail] = written.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

/**
 * The network that an address lies in: the first 24 bits of an IPv4 address, 48 of an IPv6 one. An IPv4 address written
 * as IPv6 counts as what it is. Undefined for what is no address.
 */
export function networkOf(address: string): string | undefined {
  const quad = QUAD.exec(address.replace(/^::ffff:(?=\d+\.)/i, ''));
  if (quad)
    return quad.slice(1).every((part) => Number(part) < 256) ? quad.slice(1, 4).map(Number).join('.') : undefined;
  const groups = address.includes(':') ? groupsOf(address) : undefined;
  if (!groups) return undefined;
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  if (!isMapped) return groups.slice(0, 3).join(':');
  const number = Number.parseInt(`${(groups[6] ?? '').padStart(4, '0')}${(groups[7] ?? '').padStart(4, '0')}`, 16);
  return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255].join('.');
}

/**
 * The address that a request comes from: that of the connection, or behind `proxies` trusted ones what the outermost of
 * them saw. What stands further left in `forwarded` anybody could have written.
 */
export function addressBehind(peer: string, forwarded: string | undefined, proxies: number): string {
  if (proxies === 0) return peer;
  const hops = [...(forwarded ?? '').split(',').map((hop) => hop.trim()), peer].filter((hop) => hop !== '');
  return hops.at(-1 - proxies) ?? hops[0] ?? peer;
}
