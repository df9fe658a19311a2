import type { TestContext } from 'node:test';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as driver,
  type Page,
} from 'playwright-core';
import { chromium, find } from '../../tools/programs.ts';

/** Starts the machine's Chromium; it is closed when the test ends. Throws when there is none: a browser test never skips. */
export async function openBrowser(t: TestContext): Promise<Browser> {
  const executablePath = find(chromium);
  if (executablePath === undefined) throw new Error('this test needs Chromium: install it or set CASEBOOK_CHROMIUM');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  const browser = await driver.launch({ executablePath, args });
  t.after(() => browser.close());
  return browser;
}

/** What a window did that nobody asked for: requests elsewhere, refused content, dialogs, scripts that ran. */
export type Watched = { readonly context: BrowserContext; readonly events: string[] };

/** A window that notes every request to another place, every breach of the content policy, every dialog and page error. */
export async function watchedContext(
  browser: Browser,
  own: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const events: string[] = [];
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(`${own}/`) || url === own || url.startsWith('data:')) return route.continue();
    events.push(`request to ${url.slice(0, 120)}`);
    return route.abort();
  });
  context.on('page', (page) => {
    page.on('dialog', async (dialog) => {
      events.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('pageerror', (error) => events.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to|TrustedHTML|blocked/i.test(message.text())) {
        events.push(`policy: ${message.text().slice(0, 200)}`);
      }
    });
  });
  return { context, events };
}

/** A page without scripts in a watched window of its own browser, with what that window did that nobody asked for. */
export async function openPage(
  t: TestContext,
  own: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly events: readonly string[] }> {
  const { context, events } = await watchedContext(await openBrowser(t), own, { javaScriptEnabled: false, ...options });
  return { page: await context.newPage(), events };
}
