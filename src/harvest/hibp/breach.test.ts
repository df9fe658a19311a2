import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Breach, breachShape, pageOf, serviceOf } from './breach.ts';

const breach: Breach = {
  Title: 'Lampshop',
  Domain: 'lampshop.example',
  BreachDate: '2016-07-01',
  PwnCount: 5,
  DataClasses: ['Passwords'],
};

test('the page is named by the entry, else by its logo', () => {
  assert.equal(
    pageOf({ ...breach, LogoFilename: 'Lamp Shop.svg' }),
    'https://haveibeenpwned.com/PwnedWebsites#Lamp%20Shop',
  );
  assert.equal(
    pageOf({ ...breach, Name: 'Lampshop2', LogoFilename: 'x.png' }),
    'https://haveibeenpwned.com/PwnedWebsites#Lampshop2',
  );
});

test('a service has an address; a pile of data has none, or says what it is', () => {
  assert.equal(serviceOf(breach), 'Lampshop');
  assert.equal(serviceOf({ ...breach, Title: 'Lampshop (2016 forum breach)' }), 'Lampshop');
  assert.equal(serviceOf({ ...breach, Title: 'Lampshop Spam List' }), undefined);
  assert.equal(serviceOf({ ...breach, Domain: '' }), undefined);
});

test('an entry without what every breach has is refused, whatever else it holds', () => {
  assert.ok(breachShape.safeParse({ ...breach, Description: '<b>x</b>' }).success);
  for (const wrong of [{ PwnCount: '5' }, { BreachDate: 'July' }, { DataClasses: 'Passwords' }, { Title: ' ' }]) {
    assert.ok(!breachShape.safeParse({ ...breach, ...wrong }).success, JSON.stringify(wrong));
  }
});
