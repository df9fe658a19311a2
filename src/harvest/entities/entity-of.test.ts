import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EntityOutcome, entityOf, type RoleColumn } from './entity-of.ts';

function kindIn(column: RoleColumn, name: string): string {
  const found: EntityOutcome = entityOf(name, column);
  return found.outcome === 'entity' ? found.document.kind : found.outcome;
}

const standIn = (name: string, column: RoleColumn = 'affected'): string | undefined => {
  const found = entityOf(name, column);
  return found.outcome === 'withheld' ? found.standIn.document.names[0]?.text : undefined;
};

test('lists, suffixes and words tell the kind, and the reason is kept', () => {
  const kinds: Readonly<Record<string, string>> = {
    OpenAI: 'organisation',
    'Quorble Systems Ltd.': 'organisation',
    'University of Nowhere': 'organisation',
    'Nowhere Police Department': 'public-body',
    'Ministry of Weather': 'public-body',
    'Government of Norway': 'public-body',
    'GPT-4': 'system',
    'Instagram users': 'group',
    'Unknown deepfake creators': 'group',
    Zorblat: 'unknown',
    'Taylor Swift': 'person-in-public-role',
    unknown: 'unknown',
  };
  for (const [name, kind] of Object.entries(kinds)) assert.equal(kindIn('operator', name), kind, name);
  const found = entityOf('Ministry of Weather', 'operator');
  assert.match(found.outcome === 'entity' ? (found.document.kindReason ?? '') : '', /"ministry".*public body/);
});

test('a person is withheld in every role, in any script and with particles, suffixes and titles', () => {
  const people = [
    'Tindra Quillfeather',
    'Dr. Bram Oosterhagel',
    'Anna von der Quell',
    'Omar bin Vessel Jr.',
    'J. R. Vossbrandt',
    '王小明',
    'Zhao, B.',
    '@quill_77',
    "Siobhán O'Quill",
  ];
  for (const column of ['operator', 'developer', 'affected'] as const) {
    for (const name of people) assert.equal(kindIn(column, name), 'withheld', `${name} as ${column}`);
  }
});

test('among the harmed, whatever is not known to be nobody is withheld', () => {
  for (const name of [
    'Zorblat',
    'Zorblat Quex',
    'Student at Nowhere High School QX',
    'Q.X. (teenager)',
    'Lea (pseudonym)',
    'Guo (surname of a victim)',
  ]) {
    assert.equal(kindIn('affected', name), 'withheld', name);
  }
  for (const name of [
    'Teachers',
    'Low-income tenants in Canada',
    'Nowhere College students',
    'unnamed Tesla driver',
    'Black patients',
  ]) {
    assert.equal(kindIn('affected', name), 'group', name);
  }
  assert.equal(kindIn('affected', 'Election integrity'), 'unknown');
});

test('what a phrase says beside a name stays', () => {
  assert.equal(standIn('Family of Tindra Quillfeather'), 'Family of a private person');
  assert.equal(standIn("Tindra Quillfeather's family"), 'Family of a private person');
  assert.equal(
    standIn('Scammers impersonating Bram Oosterhagel', 'operator'),
    'Scammers impersonating a private person',
  );
  assert.equal(standIn('Tindra Quillfeather'), 'A private person');
  assert.equal(kindIn('affected', 'Fans of Taylor Swift'), 'group');
  assert.equal(kindIn('operator', 'Scammers impersonating Google employees'), 'group');
});

test('a name of the system column is a system unless it is plainly a person’s', () => {
  assert.equal(kindIn('system', 'Zorblat Quex'), 'system');
  assert.equal(kindIn('system', 'Facebook'), 'system');
  const found = entityOf('Anna Quillfeather', 'system');
  assert.equal(found.outcome === 'withheld' && found.standIn.document.kind, 'system');
  assert.equal(kindIn('system', 'Anna Quillfeather deepfake'), 'withheld');
});

test('nothing of a withheld name is in what stands for it', () => {
  for (const name of ['Tindra Quillfeather', 'Friends of Tindra Quillfeather', 'Tindra (surname withheld)']) {
    const found = entityOf(name, 'affected');
    assert.equal(found.outcome, 'withheld');
    assert.ok(found.outcome === 'withheld' && !/tindra|quillfeather/i.test(JSON.stringify(found.standIn)), name);
  }
});

test('a department is nobody, whomever its name says it serves', () => {
  assert.notEqual(kindIn('operator', 'Citizen Resources Information Department'), 'withheld');
  assert.notEqual(kindIn('affected', 'Patient Safety Authority'), 'withheld');
  assert.equal(kindIn('affected', 'Unnamed citizen of the department'), 'group');
  assert.equal(kindIn('operator', 'Tindra Quillfeather'), 'withheld');
});
