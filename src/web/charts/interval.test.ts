import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalAxis, intervalMark, scaleStart } from './interval.ts';

test('the scale begins at 0, or at the quarter below the lowest interval', () => {
  assert.equal(scaleStart([]), 0);
  assert.equal(scaleStart([{ low: 0.4 }, { low: 0 }]), 0);
  assert.equal(scaleStart([{ low: -0.07 }]), -0.25);
  assert.equal(scaleStart([{ low: -0.9 }]), -1);
});

test('the dot stands at alpha between the ends of its line, also on a scale that begins below 0', () => {
  const drawn = String(intervalMark({ alpha: 0.5, low: 0, high: 1, units: 20 }, 0));
  assert.match(drawn, /class="whisker" x1="2%" x2="98%"/);
  assert.match(drawn, /<circle class="mark" cx="50%"/);
  assert.match(String(intervalMark({ alpha: 0, low: -1, high: 1, units: 20 }, -1)), /x1="2%" x2="98%".*cx="50%"/);
  assert.match(String(intervalAxis(-0.25)), />−0\.25<.*>0<.*>0\.667<.*>0\.8<.*>1</);
});
