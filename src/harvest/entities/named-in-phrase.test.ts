import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personsIn, privateMentions, saysItNames } from './named-in-phrase.ts';

const names = (phrase: string): readonly string[] => privateMentions(phrase).map(({ name }) => name);

test('whoever a phrase is tied to is found, however it is tied', () => {
  assert.deepEqual(names("Tindra Quillfeather's co-authors"), ['Tindra Quillfeather']);
  assert.deepEqual(names('Former friends and acquaintances of Anna Maria Quillfeather'), ['Anna Maria Quillfeather']);
  assert.deepEqual(names('Families of victims targeted by Bram Oosterhagel Jr.'), ['Bram Oosterhagel Jr.']);
  assert.deepEqual(names('Scammers impersonating Tindra Quillfeather and Elon Musk'), ['Tindra Quillfeather']);
  assert.deepEqual(names('Child named Otto'), ['Otto']);
  assert.deepEqual(names('TikTok user @quill.row'), ['@quill.row']);
});

test('phrases about houses, places and groups hold nobody', () => {
  for (const phrase of [
    "St. George's University students",
    "McDonald's customers",
    'Scammers impersonating Google staff',
    'Residents of San Mateo County',
    'Families of students',
  ]) {
    assert.deepEqual(names(phrase), [], phrase);
  }
});

test('a phrase that says so itself names somebody', () => {
  assert.ok(saysItNames('Lea (pseudonym)') && saysItNames('Guo (surname of the victim)'));
  assert.ok(!saysItNames('Teachers'));
});

test('a headline gives up its private persons and keeps the public ones', () => {
  assert.deepEqual(personsIn('Police wrongly arrest Robert Quillfeather in Detroit'), ['Robert Quillfeather']);
  assert.deepEqual(personsIn("Deepfake of Elon Musk's Tesla fools Martin Luther King fans"), []);
});

test('a headline names whom something was done to, also under an uncommon name', () => {
  assert.deepEqual(personsIn('Quillon Vestergard wrongly jailed after a face match'), ['Quillon Vestergard']);
  assert.deepEqual(personsIn('Face check gets Adaeze Umbarak fired'), ['Adaeze Umbarak']);
  assert.deepEqual(personsIn('Los Angeles scoring system accused of bias'), []);
  assert.deepEqual(personsIn('Fake video shows Donald Trump wrongly arrested'), []);
});
