import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, dateOf, inLanguage, sayDay } from './text.ts';

test('every text but English is marked with its language and direction', () => {
  assert.equal(String(inLanguage('en')), '');
  assert.equal(String(inLanguage('zh')), ' lang="zh" dir="ltr"');
  assert.equal(String(inLanguage('ug')), ' lang="ug" dir="rtl"');
  assert.equal(String(inLanguage('fa-IR')), ' lang="fa-IR" dir="rtl"');
  assert.equal(String(inLanguage(undefined)), ' dir="auto"');
});

test('numbers are grouped and their nouns agree', () => {
  assert.equal(count(1, 'record'), '1 record');
  assert.equal(count(2_565_724, 'entity', 'entities'), '2,565,724 entities');
});

test('dates are words for people and, where HTML can say them, for machines', () => {
  assert.equal(sayDay('2026-01-01T23:59:59.000Z'), '1 January 2026');
  assert.equal(String(dateOf('2019-02')), '<time datetime="2019-02">February 2019</time>');
  assert.equal(String(dateOf('2018~')), 'about 2018');
});
