import { addressBytes } from './forbidden-address.ts';

/** Whether a host, as it stands in an address, is this very machine: `localhost` or a loopback address, and no other name. */
export function isThisMachine(host: string): boolean {
  if (host === 'localhost') return true;
  const bytes = addressBytes(host.replace(/^\[(.*)\]$/, '$1'));
  if (bytes === undefined) return false;
  return bytes.length === 4 ? bytes[0] === 127 : bytes.every((byte, at) => byte === (at === 15 ? 1 : 0));
}
