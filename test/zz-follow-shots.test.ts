import { test } from 'node:test';
import { openBrowser } from '/work/main/test/world/browser.ts';
import { temporaryWorld } from '/work/main/test/world/fake-world.ts';
import { listen } from '/work/main/test/world/open-house.ts';
import { wishToFollow } from '/work/main/test/world/followers.ts';
import { makeApp } from '/work/main/src/web/app.ts';
test('shots', async (t) => {
  const { world, secret } = await wishToFollow(t);
  const own = await listen(t, makeApp({ ...world, mail: { send: async () => undefined } }));
  const browser = await openBrowser(t);
  for (const [width, scheme] of [[320, 'light'], [1280, 'dark'], [1280,'light']] as const) {
    const c = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
    const p = await c.newPage();
    for (const [n, path] of [['follow', '/follow?what=/records/CB-1'], ['confirm', `/follow/confirm/${secret}`], ['stop', `/follow/stop/${secret}`]] as const) {
      await p.goto(own + path); await p.screenshot({ path: `/tmp/shot-${n}-${width}-${scheme}.png`, fullPage: true });
    }
    await c.close();
  }
});
