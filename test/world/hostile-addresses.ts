import { hostileAnswers } from './hostile-answers.ts';
import type { Names } from './public-internet.ts';

const inside4 = [
  ...['0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.0.0.53', '127.65.255.255', '127.67.0.0'],
  ...['127.255.255.254', '169.254.169.254', '169.254.0.1', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.0.192'],
  ...['192.0.2.1', '192.88.99.1', '192.168.0.1', '192.168.255.255', '198.18.0.1', '198.19.255.255', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
];

const inside6 = [
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:169.254.169.254', '::127.0.0.1', '::ffff:0:127.0.0.1'],
  ...['64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1', '100::1', '2001::1', '2001:db8::1'],
  ...['2002:7f00:1::', '2002:a9fe:a9fe::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1'],
];

// One machine, 127.0.0.1 or its neighbours, as people have written it to get past a check.
const spellings = [
  ...[
    '127.1',
    '127.0.1',
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7F.0.0.1',
    '0177.0.0.1',
    '0x7f.1',
    '127.0.0.1.',
  ],
  ...[
    '%31%32%37.0.0.1',
    '127%2E0%2E0%2E1',
    '１２７.0.0.1',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '127．0．0．1',
    '0',
    '0x0',
    '00',
  ],
  ...['[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::FFFF:127.0.0.1]', '[::ffff:0x7f.1]', '[::1%25lo]', '[fe80::1%eth0]'],
  ...['127.0.0.1\u00ad', '127.0.0.1\u200b', '4294967295', '0300.0250.0.1', '3232235521', '0xa9fea9fe', '2852039166'],
];

const otherSchemes = [
  ...[
    'file:///etc/passwd',
    'file://public.example/etc/passwd',
    'ftp://public.example/',
    'gopher://public.example:80/_',
  ],
  ...['dict://public.example:80/d', 'ldap://public.example/', 'ws://public.example/', 'wss://public.example/'],
  ...['data:text/plain,a', 'javascript:alert(1)', 'blob:http://public.example/a', 'jar:http://public.example/!/'],
  ...['view-source:http://public.example/', 'unix:/run/a.sock', 'about:blank', 'tftp://public.example/', 'http:', ''],
  ...['//public.example/', '/etc/passwd', 'public.example', 'http://', 'http:///', 'http://?', 'https://#', 'HTTP:/\\'],
];

const otherPorts = [
  0, 1, 21, 22, 25, 53, 79, 81, 110, 444, 631, 2375, 3306, 5432, 6379, 8080, 8443, 9200, 11211, 65535,
];

const userinfo = [
  ...['user@public.example', 'user:word@public.example', ':@127.0.0.1', 'public.example@127.0.0.1', 'a:b@[::1]'],
  ...['public.example:80@127.0.0.1', 'public.example%40@127.0.0.1', '127.0.0.1@public.example', '%00@public.example'],
];

const controls = [
  ...[
    'http://public.example/\r\nHost: 127.0.0.1',
    'http://public.example\r\n/',
    'http://127.0.\t0.1/',
    ' http://127.0.0.1/',
  ],
  ...[
    'http://public.example/a b',
    'http://public.example\\@127.0.0.1/',
    'http:\\\\127.0.0.1\\',
    'http://127.0.0.1\u0000/',
  ],
  ...['ht\ntp://127.0.0.1/', 'http://public.example/\u0007', 'http://public.example/\u0085', 'http://public.example /'],
  ...['http://public.example\u00a0/', `http://public.example/${'a'.repeat(3_000)}`, 'http://[::1', 'http://::1/'],
];

// A DNS as its owner likes: answers inward, mixed ones, ones that change between look-ups, and none.
const badAnswers: Names = {
  ...Object.fromEntries([...inside4, ...inside6].map((address, at) => [`inside-${at}.example`, [[address]]])),
  'mixed-1.example': [['127.66.0.1', '127.0.0.1']],
  'mixed-2.example': [['127.0.0.1', '127.66.0.1']],
  'mixed-3.example': [['127.66.0.1', '::1']],
  'mixed-4.example': [['127.66.0.1', '127.66.0.2', '::ffff:10.0.0.1']],
  'mixed-5.example': [['127.66.0.1', 'fe80::1%eth0']],
  'no-address.example': [['not-an-address']],
  'name-as-answer.example': [['localhost']],
  'empty.example': [[]],
  'never.example': [['127.66.0.1']],
  localhost: [['127.0.0.1', '::1']],
  'localhost.': [['127.0.0.1']],
};

/** The names of the promise's internet: `public.example` is honest, `turning.example` turns inward at its second look-up. */
export const namesOfInternet: Names = {
  'public.example': [['127.66.0.1']],
  'www.public.example': [['127.66.0.2', '127.66.7.8']],
  'turning.example': [['127.66.0.3'], ['127.0.0.1']],
  'acme.example': [['127.66.0.4']],
  ...badAnswers,
};

const hosts = [...inside4, ...inside6.map((address) => `[${address}]`)];
const inward = [...hosts, ...spellings, ...Object.keys(badAnswers), 'unknown.example', 'metadata.google.internal'];

// Where redirects lead that start in public; the first nine also without a scheme of their own.
const targets = [
  ...['http://127.0.0.1/', 'http://[::1]/', '//127.0.0.1/', '//localhost/', '/\\127.0.0.1/', '\\\\127.0.0.1\\'],
  ...['http://169.254.169.254/latest/meta-data/', 'http://inside-4.example/', 'https://inside-4.example/'],
  ...['file:///etc/passwd', 'gopher://public.example/', 'http://public.example:22/', 'http://user@public.example/'],
  ...[
    'http://mixed-1.example/',
    'http://0x7f.1/',
    'http://turning.example/to?http://turning.example/',
    'data:,a',
    'http://',
  ],
];

/** Addresses that a stranger might name to reach what is inside, or to keep the machine busy; none may be answered. */
export const hostileAddresses: readonly string[] = [
  ...inward.flatMap((host) => [`http://${host}/`, `https://${host}/`]),
  ...otherSchemes,
  ...otherPorts.map((port) => `http://public.example:${port}/`),
  ...userinfo.map((host) => `http://${host}/`),
  ...controls,
  ...targets.map((target) => `http://public.example/to?${encodeURIComponent(target)}`),
  'http://public.example/hop?6',
  'http://public.example/hop?1000',
  `http://public.example/to?${encodeURIComponent('/to?/')}${'x'.repeat(2_000)}`,
  ...Object.keys(hostileAnswers).flatMap((path) => [`http://public.example${path}`, `https://public.example${path}`]),
];

/** Addresses that are answered, so that the promise is not kept by refusing all. */
export const honestAddresses: readonly string[] = [
  ...[
    'http://public.example/',
    'https://public.example/',
    'http://public.example:80/',
    'https://www.public.example/a?b',
  ],
  ...['http://127.66.200.1/', 'http://public.example/gzip', 'http://public.example/hop?5', 'HTTP://PUBLIC.EXAMPLE/'],
  ...['http://public.example/to?https%3A%2F%2Fwww.public.example%2F', 'http://%70ublic.example/'],
];
