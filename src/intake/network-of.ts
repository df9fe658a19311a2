import { addressBytes } from '../core/forbidden-address.ts';

const isMapped = (bytes: readonly number[]): boolean =>
  bytes.slice(0, 12).every((byte, at) => byte === (at < 10 ? 0 : 255));

/**
 * The network that an address lies in: the first 24 bits of an IPv4 address, 48 of an IPv6 one. An IPv4 address written
 * as IPv6 counts as what it is. Undefined for what is no address.
 */
export function networkOf(address: string): string | undefined {
  const bytes = addressBytes(address.includes(':') ? address.replace(/%.*$/, '') : address);
  if (bytes === undefined) return undefined;
  if (bytes.length === 4) return bytes.slice(0, 3).join('.');
  if (isMapped(bytes)) return bytes.slice(12, 15).join('.');
  const groups = [0, 2, 4].map((at) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  return groups.map((group) => group.toString(16)).join(':');
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
