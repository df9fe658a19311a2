import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { veilOf } from './withhold.ts';

const names = ['Tindra Quillfeather', 'Bram J. Oosterhagel Jr.', "Siobhán O'Quill", '王小明', '@quill_row77'];
const veil = veilOf(names);

test('a full name goes from any text, with what belongs to it', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['Tindra Quillfeather sues.', '[a private person] sues.'],
    ['TINDRA QUILLFEATHER’s case', '[a private person]’s case'],
    ['Court: Tindra Maria Quillfeather wins', 'Court: [a private person] wins'],
    ['It was Ms. Tindra Quillfeather', 'It was [a private person]'],
    ['then Bram Oosterhagel, Jr. left', 'then [a private person] left'],
    ['Tindra Quillfeather(16): hurt', '[a private person] (16): hurt'],
    ['Tindra Quillfeather: hurt', '[a private person] : hurt'],
    ['met Siobhan O’Quill', 'met [a private person]'],
    ['据王小明说', '据[a private person]说'],
    ['posted by @quill_row77.', 'posted by [a private person].'],
    ['tindra quillfeather, in small', '[a private person], in small'],
    ['Tindra, not Quillfeather', 'Tindra, not Quillfeather'],
  ];
  for (const [text, wanted] of texts) assert.equal(veil.withhold(text), wanted);
});

test('parts of a name go on its own row only, and never a public name', () => {
  const here = ['Tindra Quillfeather', 'Anna Swift'];
  assert.equal(veil.withhold('Quillfeather won. A bank lost.', here), '[a private person] won. A bank lost.');
  assert.equal(veil.withhold('Quillfeather won.'), 'Quillfeather won.');
  assert.equal(
    veil.withhold('Taylor Swift sang for Mayor Swift', here),
    'Taylor Swift sang for Mayor [a private person]',
  );
});

test('what stands beside a name stays, also where every word has a capital', () => {
  const title = 'Facial Tindra Quillfeather Alerts Supplied by Horse-Quill Makers and Project Quillfeather';
  assert.equal(
    veil.withhold(title, names),
    'Facial [a private person] Alerts Supplied by Horse-Quill Makers and Project [a private person]',
  );
  const here = ['Bram Morgan', 'Nowhere High School student Quex'];
  assert.equal(
    veil.withhold('Morgan of Morgan & Morgan taught at Nowhere High School; Morgan Law Group did not.', here),
    '[a private person] of Morgan & Morgan taught at Nowhere High School; Morgan Law Group did not.',
  );
});

test('a public person keeps a surname that is withheld beside it', () => {
  const open = new Map([['anna oosterhagel', 'President']]);
  assert.equal(
    veilOf(['Bram Oosterhagel', 'Anna Oosterhagel']).withhold(
      'Anna Oosterhagel met Oosterhagel.',
      ['Bram Oosterhagel'],
      open,
    ),
    'Anna Oosterhagel met [a private person].',
  );
});

test('an address that spells a name is told', () => {
  assert.ok(veil.isNamedIn('https://example.org/2024/tindra-quillfeather-case'));
  assert.ok(veil.isNamedIn('https://tindraquillfeather.example.org/'));
  assert.ok(veil.isNamedIn('https://example.org/Siobh%C3%A1n_O%E2%80%99Quill'));
  assert.ok(veil.isNamedIn('https://example.org/quillfeather-case', ['Tindra Quillfeather']));
  assert.ok(!veil.isNamedIn('https://example.org/quillfeather-case'));
  assert.ok(!veil.isNamedIn('https://example.org/a-private-case?id=%zz'));
});

test('no withheld name survives, wherever it stands, and other texts stay as they are', () => {
  const around = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', ',', '\n', '“', '-', '7'), maxLength: 20 });
  fc.assert(
    fc.property(
      around,
      fc.constantFrom('Tindra Quillfeather', 'TINDRA QUILLFEATHER', 'Tindra  Quillfeather'),
      around,
      (before, name, after) => {
        const hidden = veil.withhold(`${before} ${name} ${after}`);
        assert.ok(!/quillfeather/i.test(hidden), hidden);
        assert.equal(veil.withhold(before + after), before + after);
      },
    ),
  );
});
