import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problem } from '../../core/errors.ts';
import { problemPage } from './problem.ts';

test('a search that cannot be read keeps its words and filters in the box, and says how to search', () => {
  const sentence = 'A quotation mark is opened and not closed.';
  const address = 'https://cases.example/records?q=%22unclosed+%3Cb%3E&country=CN&page=2&sort=newest';
  const text = String(problemPage(problem('bad-query', sentence), address));
  assert.match(text, /<h1>This search cannot be read<\/h1>\s*<p class="deck"[^>]*>A quotation mark/);
  assert.match(text, /<input id="q"[^>]* value="&quot;unclosed &lt;b&gt;"/);
  assert.match(text, /<input type="hidden" name="country" value="CN">/);
  assert.match(text, /<details class="help" open>/);
});

test('another problem offers an empty box and no lesson', () => {
  const text = String(problemPage(problem('not-found'), 'https://cases.example/x?q=words'));
  assert.match(text, /<h1>Nothing here<\/h1>/);
  assert.match(text, /<input id="q"[^>]* value=""/);
  assert.doesNotMatch(text, /words|class="help"/);
  assert.match(String(problemPage(problem('bad-parameter'))), /<h1>This address cannot be read<\/h1>/);
});
