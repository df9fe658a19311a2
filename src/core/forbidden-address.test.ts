import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressBytes, isForbiddenAddress } from './forbidden-address.ts';

// What may not be reached, in the words of the recipe, by the first and the last address of each range.
const forbidden = [
  ...['0.0.0.0', '0.255.255.255', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255'],
  ...['127.0.0.0', '127.0.0.1', '127.255.255.255', '169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ...['172.16.0.0', '172.31.255.255', '192.0.0.0', '192.0.0.255', '192.0.2.0', '192.0.2.255', '192.88.99.0'],
  ...['192.88.99.255', '192.168.0.0', '192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.0'],
  ...['198.51.100.255', '203.0.113.0', '203.0.113.255', '224.0.0.0', '239.255.255.255', '240.0.0.0', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::8.8.8.8', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:0:1', '::FFFF:10.0.0.1'],
  ...['64:ff9b::', '64:ff9b::127.0.0.1', '64:ff9b::8.8.8.8', '64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  ...['100::', '100::ffff:ffff:ffff:ffff', '2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db8::'],
  ...['2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2002::', '2002:7f00:1::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ...['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fe80::', 'febf:ffff::', 'fec0::1', 'ff00::', 'ff02::1'],
  ...['3fff::1', '5f00::1', '4000::', '1fff::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
];

const open = [
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.0.3.0'],
  ...['192.88.98.255', '192.88.100.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0'],
  ...['198.51.99.255', '198.51.101.0', '203.0.112.255', '203.0.114.0', '223.255.255.255', '::ffff:8.8.8.8'],
  ...['2000::', '2001:200::', '2001:db7:ffff::', '2001:db9::', '2003::', '2606:4700:4700::1111', '3ffe:ffff::'],
];

const notAddresses = [
  ...['', 'localhost', '127.1', '1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '0x7f.0.0.1', '2130706433', '1.2.3.4 '],
  ...['1:2', ':::', '1::2::3', '::g', '12345::', 'fe80::1%eth0', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8', '[::1]'],
  ...['::1.2.3', '1.2.3.4::', '::1.2.3.256', '2606:4700::1.2.3.4.5', '\u0661.1.1.1', '8.8.8.8\n'],
];

test('every end of every forbidden range is forbidden, and its neighbours outside are not', () => {
  assert.deepEqual(
    forbidden.filter((text) => !isForbiddenAddress(text)),
    [],
  );
  assert.deepEqual(open.filter(isForbiddenAddress), []);
});

test('what is no address is forbidden', () => {
  assert.deepEqual(
    notAddresses.filter((text) => !isForbiddenAddress(text)),
    [],
  );
  assert.deepEqual(
    notAddresses.map(addressBytes).filter((bytes) => bytes !== undefined),
    [],
  );
});

test('addresses are read as Node reads them', () => {
  const any = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(any, (text) => {
      const bytes = addressBytes(text);
      assert.ok(bytes, text);
      const list = new BlockList();
      const isFour = bytes.length === 4;
      const groups = Array.from({ length: 8 }, (_, at) =>
        ((bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0)).toString(16),
      );
      list.addAddress(isFour ? bytes.join('.') : groups.join(':'), isFour ? 'ipv4' : 'ipv6');
      assert.ok(list.check(text, isFour ? 'ipv4' : 'ipv6'), text);
    }),
  );
});
