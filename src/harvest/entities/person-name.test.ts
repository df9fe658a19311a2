import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { entityOf } from './entity-of.ts';
import { hasHandle, looksLikePerson } from './person-name.ts';

test('names of persons are told from names made of everyday and trade words', () => {
  for (const name of [
    'Tindra Quillfeather',
    'Anna Berg',
    'Mark Stone',
    'J. K. Vossbrandt',
    'Nguyen Van An',
    'Анна Берг',
    'Ms Kim',
    '林小明',
  ]) {
    assert.ok(looksLikePerson(name), name);
  }
  for (const name of [
    'Hive Box',
    'Curious Thing',
    'Google Maps',
    'Allen Institute for AI',
    'Jordan National Aid Fund',
    'New York',
    '北京大学',
    'Quorble',
  ]) {
    assert.ok(!looksLikePerson(name), name);
  }
});

test('handles are told from names', () => {
  for (const text of ['@somebody', 'my_own_shop', 'quill_row', 'drummer77']) assert.ok(hasHandle(text), text);
  for (const text of ['GPT-4', 'Storm-1376', 'Web3', 'Books3']) assert.ok(!hasHandle(text), text);
});

const corpus = new URL('../../../../shared/data/pii/wikiann-en.conll', import.meta.url).pathname;
const skip = existsSync(corpus) ? false : 'wikiann-en.conll is not on this machine (../shared/data/pii)';

function namesOf(kind: 'PER' | 'ORG'): readonly string[] {
  const names: string[] = [];
  let open = false;
  for (const line of readFileSync(corpus, 'utf8').split('\n')) {
    const [token = '', tag = 'O'] = [line.split(/\s+/)[0]?.replace(/^\w\w:/, ''), line.trim().split(/\s+/).at(-1)];
    if (tag === `B-${kind}`) names.push(token);
    else if (tag === `I-${kind}` && open) names[names.length - 1] += ` ${token}`;
    open = tag === `B-${kind}` || (tag === `I-${kind}` && open);
  }
  return [...new Set(names)];
}

// The set was labelled by a machine from Wikipedia's links, so a part of what is missed are titles of books and offices.
test('persons of a corpus that nobody tuned the rules on are withheld', { skip }, (t) => {
  const persons = namesOf('PER').filter(
    (name) => /^\p{Lu}\S* (?:.* )?\p{Lu}/u.test(name) && !/[(,]/.test(name) && name.split(' ').length < 5,
  );
  const houses = namesOf('ORG').filter((name) => name.includes(' '));
  const shown = (name: string, column: 'operator' | 'affected'): boolean => {
    const found = entityOf(name, column);
    return found.outcome === 'entity' && found.document.kind !== 'person-in-public-role';
  };
  const share = (names: readonly string[], column: 'operator' | 'affected'): number =>
    names.filter((name) => !shown(name, column)).length / names.length;
  const [operators, harmed] = [share(persons, 'operator'), share(persons, 'affected')];
  t.diagnostic(
    `${persons.length} persons: ${operators.toFixed(3)} withheld as operator, ${harmed.toFixed(3)} as harmed`,
  );
  t.diagnostic(`${houses.length} organisations: ${share(houses, 'operator').toFixed(3)} withheld in doubt as operator`);
  assert.ok(operators > 0.92 && harmed > 0.98);
});
