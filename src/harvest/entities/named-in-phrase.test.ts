import assert from 'node:assert/strict';
import { test } from 'node:test';
import { privateMentions, saysItNames } from './named-in-phrase.ts';

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
