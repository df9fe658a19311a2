import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCitation } from '../../../test/world/citations.ts';
import { furnishedHouse } from '../../../test/world/open-house.ts';

const endings = ['apa.txt', 'bib', 'ris', 'csl.json'] as const;

test('every version is cited in four formats, each with the hash of that version', async (t) => {
  const { app, has, world } = await furnishedHouse(t);
  for (const number of [1, 2]) {
    const name = `${has.edited}@${number}`;
    const commitment = (await world.store.revision(has.edited, number))?.commitment ?? 'none';
    for (const ending of endings) {
      const answer = await app.request(`/records/${name}/cite.${ending}`);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      const text = await answer.text();
      assert.ok(text.includes(commitment), `${name} ${ending}`);
      if (ending === 'apa.txt') continue;
      const { number: cited, URL } = readCitation(text, ending === 'ris' ? '@ris/file' : undefined);
      assert.deepEqual([cited, URL], [name, `https://casebook.example/records/${has.edited}/revisions/${number}`]);
    }
  }
});

test('a record without a number is cited as its newest version', async (t) => {
  const { app, has } = await furnishedHouse(t);
  for (const ending of endings) {
    const [newest, named] = await Promise.all(
      [has.edited, `${has.edited}@3`].map(async (name) =>
        (await app.request(`/records/${name}/cite.${ending}`)).text(),
      ),
    );
    assert.equal(newest, named);
  }
  const page = await (await app.request(`/records/${has.edited}@1/cite`)).text();
  assert.match(page, /This is not the newest version/);
  for (const ending of endings) assert.ok(page.includes(`href="/records/${has.edited}@1/cite.${ending}"`));
});

test('what was withdrawn cannot be cited, and what was merged leads on', async (t) => {
  const { app, has } = await furnishedHouse(t);
  for (const ending of ['', ...endings.map((one) => `.${one}`)]) {
    const gone = await app.request(`/records/${has.withdrawn}/cite${ending}`);
    assert.equal(gone.status, 410);
    const moved = await app.request(`/records/${has.merged}/cite${ending}`);
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, `/records/${has.survivor}/cite${ending}`]);
    assert.equal((await app.request(`/records/${has.draft}/cite${ending}`)).status, 404);
  }
  assert.equal((await app.request(`/records/${has.edited}/cite.doc`)).status, 404);
});
