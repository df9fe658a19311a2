// Of IPv4 everything is public but these: the registry of special purposes (RFC 6890 and later), multicast, reserved.
const forbidden4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

// Of IPv6 nothing is public but 2000::/3, without these: so loopback, ::/96, NAT64, local and multicast ones are out
// without a line of their own.
const public6 = '2000::/3';
const forbidden6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const mapped = '::ffff:0:0/96';

function bytes4(text: string): readonly number[] | undefined {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function bytesOfGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
}

// The last 32 bits may be written as IPv4; they become two groups.
function withoutDots(text: string): string {
  const dotted = /[\d.]+$/.exec(text)?.[0] ?? '';
  const bytes = dotted.includes('.') ? bytes4(dotted) : undefined;
  if (bytes === undefined) return text;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return `${text.slice(0, -dotted.length)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

function bytes6(text: string): readonly number[] | undefined {
  const halves = withoutDots(text).split('::');
  if (halves.length > 2) return undefined;
  const [front, back] = [bytesOfGroups(halves[0] ?? ''), bytesOfGroups(halves[1] ?? '')];
  if (front === undefined || back === undefined) return undefined;
  const missing = 16 - front.length - back.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return [...front, ...Array.from({ length: missing }, () => 0), ...back];
}

/** The 4 or 16 bytes of an IP address as resolvers and URLs write it; undefined when it is none, or has a zone. */
export function addressBytes(text: string): readonly number[] | undefined {
  return bytes4(text) ?? (text.includes(':') ? bytes6(text) : undefined);
}

function isWithin(bytes: readonly number[], range: string): boolean {
  const [start = '', length = '0'] = range.split('/');
  const first = addressBytes(start) ?? [];
  if (first.length !== bytes.length) return false;
  return bytes.every((byte, at) => {
    const bits = Math.min(8, Math.max(0, Number(length) - at * 8));
    return byte >> (8 - bits) === (first[at] ?? 0) >> (8 - bits);
  });
}

/**
 * Whether nothing that a stranger names may lead to this IP address: everything that is not on the public internet, and
 * everything that is no address. An IPv4 address in the clothes of IPv6 is judged as what it is.
 */
export function isForbiddenAddress(text: string): boolean {
  const bytes = addressBytes(text);
  if (bytes === undefined) return true;
  const isMapped = isWithin(bytes, mapped);
  if (bytes.length === 16 && !isMapped)
    return !isWithin(bytes, public6) || forbidden6.some((range) => isWithin(bytes, range));
  const plain = isMapped ? bytes.slice(12) : bytes;
  return forbidden4.some((range) => isWithin(plain, range));
}
