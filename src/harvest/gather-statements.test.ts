import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherStatements } from './gather-statements.ts';

test('what is said twice becomes one statement that keeps every wording', () => {
  const gathered = gatherStatements({ by: 'A list', licence: 'CC-BY-4.0' });
  gathered.add({ field: 'harm', value: 'PHY2', raw: 'Deaths', note: 'Individual' });
  gathered.add({ field: 'harm', value: 'PHY2', raw: 'Killings', note: 'Societal' });
  gathered.add({ field: 'harm', value: 'PHY2', raw: 'Deaths' });
  gathered.add({ field: 'harm', value: 'PHY2', by: 'Someone else' });
  const base = { field: 'harm', value: 'PHY2', cites: ['page'], rank: 'normal', licence: 'CC-BY-4.0' };
  assert.deepEqual(gathered.citing(['page']), [
    { ...base, by: 'A list', raw: 'Deaths; Killings', note: 'Individual; Societal' },
    { ...base, by: 'Someone else' },
  ]);
});

test('a statement that names its own source keeps it', () => {
  const gathered = gatherStatements({ by: 'A list' });
  gathered.add({ field: 'place', value: 'Oslo', cites: ['own'] });
  assert.deepEqual(gathered.citing(['page'])[0]?.cites, ['own']);
});
