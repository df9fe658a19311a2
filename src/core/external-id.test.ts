import assert from 'node:assert/strict';
import { test } from 'node:test';
import { externalIdIn, externalIdLine, registerName } from './external-id.ts';

test('an id is read by its register or by its address there, and gets the address', () => {
  const douglas = { scheme: 'wikidata', id: 'Q42', url: 'https://www.wikidata.org/wiki/Q42' };
  for (const line of [
    'wikidata: Q42',
    ' Wikidata:Q42 ',
    'https://www.wikidata.org/wiki/Q42',
    'http://wikidata.org/wiki/Q42',
  ])
    assert.deepEqual(externalIdIn(line), douglas, line);
  assert.equal(externalIdIn('isni: 0000 0001 2103 2683')?.id, '0000000121032683');
  assert.equal(externalIdIn('https://ror.org/05dxps055')?.id, '05dxps055');
  assert.equal(externalIdIn('opencorporates: nl/34370515')?.url, 'https://opencorporates.com/companies/nl/34370515');
});

test('an id that its register does not give is refused; a LEI with two signs changed, too', () => {
  assert.equal(externalIdIn('lei: 506700GE1G29325QX363')?.scheme, 'lei');
  for (const line of ['lei: 506700GE1G29325XQ363', 'wikidata: 42', 'https://www.wikidata.org/wiki/Douglas', 'Q42', ''])
    assert.equal(externalIdIn(line), undefined, line);
});

test('another register is taken as it is written, and a line says again what was read', () => {
  const own = { scheme: 'Handelsregister', id: 'HRB 1234 B', url: 'https://register.example/1234' };
  assert.deepEqual(externalIdIn('Handelsregister: HRB 1234 B https://register.example/1234'), own);
  assert.deepEqual(externalIdIn('Handelsregister: HRB 1234 B'), { scheme: own.scheme, id: own.id });
  for (const line of ['wikidata: Q42', 'Handelsregister: HRB 1234 B https://register.example/1234', 'Own: 1']) {
    const read = externalIdIn(line);
    assert.equal(read && externalIdLine(read), line);
  }
  assert.deepEqual([registerName('lei'), registerName('Own')], ['LEI', 'Own']);
});
