import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personsIn } from './names-in-text.ts';

test('a headline gives up its private persons and keeps the public ones', () => {
  assert.deepEqual(personsIn('Police wrongly arrest Robert Quillfeather in Detroit'), ['Robert Quillfeather']);
  assert.deepEqual(personsIn("Deepfake of Elon Musk's Tesla fools Martin Luther King fans"), []);
  assert.deepEqual(personsIn('Los Angeles scoring system accused of bias'), []);
});

test('a name is found by its words alone, whatever is said around it', () => {
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['Chatbot doxxed Quillon Vestergard', ['Quillon Vestergard']],
    ['Zorblat Quex abuses a loophole', ['Zorblat Quex']],
    ['The mother, Wilmetta Ojanperä, and a Dr. Umbarak spoke', ['Wilmetta Ojanperä', 'Umbarak']],
    ["Her daughter Anna and Anna's teacher J. R. Vossbrandt", ['Anna', 'J. R. Vossbrandt']],
    ['The researcher Quentyn Fowler had met with Sam Curry', ['Quentyn Fowler', 'Sam Curry']],
    ['Adaeze Umbarak-Smith von der Quex, 14, was hurt', ['Adaeze Umbarak-Smith von der Quex']],
    ['Deepfakes of streamers Quillex, Sweet Anita exposed', ['Sweet Anita']],
    ['Police arrested Mary Elizabeth Warren in Ohio', ['Mary Elizabeth Warren']],
    ['Her sister, Zorblat, and a post by @quill_77', ['Zorblat', '@quill_77']],
    ['The court held in Vestergard v. Google that', ['Vestergard']],
  ];
  for (const [text, names] of texts) assert.deepEqual(personsIn(text), names, text);
});

test('in Title Case the everyday words around a name are not part of it', () => {
  assert.deepEqual(personsIn('Chatbot Allegedly Doxxed Quillon Vestergard Before Crash'), ['Quillon Vestergard']);
  assert.deepEqual(personsIn('Self-Driving Cars Reportedly Confuse Young Drivers in New York'), []);
  assert.deepEqual(personsIn('Will Grant Money Follow Misclassified Low-Risk Cases?'), []);
});

test('houses, places, products and works are nobody', () => {
  for (const text of [
    'Students of Henry Vestergard Hospital and St Quillon Secondary',
    'Shooting at Zorblat Beach, near Quex Orvale',
    'The Zorblat Quex massacre, the film “Zorblat Quex” and the app Zorblat Quex',
    'A Tesla, a self-driving Uber and Microsoft Teams',
    'The U.S. and A.I. firms sue President Joe Biden',
  ])
    assert.deepEqual(personsIn(text), [], text);
});
