import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problem } from '../../core/errors.ts';
import { stranger } from '../actor.ts';
import { Fields } from '../form-fields.ts';
import {
  button,
  problemSummary,
  radios,
  refilled,
  selectOne,
  sendingForm,
  textArea,
  textLine,
  tick,
  ticks,
  unfilled,
} from './controls.ts';

const found = problem('bad-input', undefined, [
  { path: 'links.1', message: 'This is no address.' },
  { path: 'other', message: 'Something else.' },
]);
const sent = (entries: readonly (readonly [string, string])[]) => refilled({ fields: new Fields(entries) }, found);
const options = [
  { value: 'a', label: 'One' },
  { value: 'b', label: 'Two', help: 'the second' },
];

test('a control has its label, says what is optional, and is tied to its help and its fault', () => {
  const line = String(
    textLine(sent([['links', 'x"><script>']]), { name: 'links', label: 'Links', help: 'One a line.' }),
  );
  assert.match(line, /<label for="f-links">Links <span class="optional">\(optional\)<\/span><\/label>/);
  assert.match(line, /id="f-links" name="links" type="text" value="x&quot;&gt;&lt;script&gt;" dir="auto"/);
  assert.match(line, /aria-describedby="f-links-help f-links-fault" aria-invalid="true"/);
  assert.match(line, /id="f-links-fault" dir="auto">This is no address\.</);
  const calm = String(
    textLine(unfilled, { name: 'n', label: 'Name', required: true, autocomplete: 'name', value: 'v' }),
  );
  assert.match(calm, /value="v" dir="auto" required autocomplete="name"/);
  assert.doesNotMatch(calm, /aria-|optional/);
});

test('words come back as they were written: line ends at the start, several of one name, never a password', () => {
  const filled = sent([
    ['why', '\n  text </textarea>'],
    ['many', 'first'],
    ['many', 'second'],
    ['secret', 'hidden'],
  ]);
  assert.match(
    String(textArea(filled, { name: 'why', label: 'Why' })),
    /dir="auto">\n\n {2}text &lt;\/textarea&gt;<\/textarea>/,
  );
  assert.match(String(textLine(filled, { name: 'many', label: 'Many', at: 1 })), /id="f-many-1"[^>]* value="second"/);
  assert.doesNotMatch(String(textLine(filled, { name: 'secret', label: 'Password', type: 'password' })), /hidden/);
});

test('boxes of one section stand together under its name, and each keeps an id of its own', () => {
  const sorted = ['Who', 'What', 'Who'].map((section, n) => ({ value: `v${n}`, label: `L${n}`, section }));
  const shown = String(ticks(unfilled, { name: 'n', label: 'All', options: [...sorted, ...options] }));
  const legends = [...shown.matchAll(/<legend>([^<]*)|value="([^"]*)"/g)].map(([, legend, value]) => legend ?? value);
  assert.deepEqual(legends, ['All', 'Who', 'v0', 'v2', 'What', 'v1', 'a', 'b']);
  assert.equal(new Set(shown.match(/ id="[^"]*"/g)).size, 5);
});

test('a form that shows no passwords again does not say that every word is still here', () => {
  assert.match(String(problemSummary(found)), /This was not sent yet.*Every word you wrote is still here/s);
  const secret = String(problemSummary(found, {}, { isSecret: true }));
  assert.match(secret, /please type them once more/);
  assert.doesNotMatch(secret, /Every word/);
});

test('what was chosen stays chosen, and what was taken away stays away', () => {
  const filled = sent([
    ['one', 'b'],
    ['some', 'a'],
  ]);
  assert.match(String(selectOne(filled, { name: 'one', label: 'One', options })), /value="b" selected/);
  assert.match(String(radios(filled, { name: 'one', label: 'One', options })), /value="b" checked/);
  assert.match(String(ticks(filled, { name: 'some', label: 'Some', options })), /value="a" checked>/);
  assert.match(String(ticks(unfilled, { name: 'some', label: 'Some', options, values: ['b'] })), /value="b" checked/);
  assert.match(String(tick(unfilled, { name: 'yes', label: 'Yes', value: 'yes' })), /value="yes" checked/);
});

test('a form carries its key and the token of whoever is signed in', () => {
  const ask = { once: 'ab'.repeat(16), visitor: { ...stranger, token: 'cd'.repeat(32) } };
  const text = String(sendingForm(ask, '/x', button('Send', { name: 'step', value: 'send' })));
  assert.match(text, /method="post" action="\/x"/);
  assert.match(text, /name="once" value="(?:ab){16}"[\s\S]*name="form-token" value="(?:cd){32}"/);
  assert.match(text, /<button name="step" value="send">Send<\/button>/);
  assert.doesNotMatch(String(sendingForm({ visitor: stranger }, '/x', [])), /hidden/);
});

test('above the form every fault stands once more and leads to its field', () => {
  const text = String(problemSummary(found, { links: 'Links' }));
  assert.match(text, /role="alert"/);
  assert.match(text, /<a href="#f-links">Links<\/a>: This is no address\./);
  assert.match(text, /<li dir="auto">Something else\.<\/li>/);
  assert.match(String(problemSummary(problem('conflict'))), /Someone else changed this/);
  assert.equal(String(problemSummary(undefined)), '');
});
