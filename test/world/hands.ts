import type { Locator, Page } from 'playwright-core';
import { type Focus, focusOf, tabTo } from './keyboard.ts';

/** A person at a page, who writes, chooses, presses and follows by the words that stand there. */
export type Hand = {
  readonly page: Page;
  /** Writes into the next field with this label, over what stands there. */
  readonly write: (label: string, text: string) => Promise<void>;
  /** Chooses one of the next list with this label. */
  readonly choose: (label: string, option: string) => Promise<void>;
  /** Marks one of the few that are all in view and of which one is to be marked. */
  readonly mark: (option: string) => Promise<void>;
  /** Presses a button that leads to another page. */
  readonly press: (label: string) => Promise<void>;
  /** Follows a link. */
  readonly follow: (text: string) => Promise<void>;
};

const LABEL = `(() => {
  const [label] = document.activeElement.labels ?? [];
  return label ? label.innerText.replace(/ ?\\(optional\\)/, '').split('\\n')[0].trim() : '';
})()`;
const IS_RADIO = "document.activeElement.type === 'radio'";
const MOST = 300;

/** The hand of somebody who has a keyboard and nothing else; every stop of the focus is noted in `stops`. */
export function keyboardHand(page: Page, stops: Focus[]): Hand {
  const to = async (fits: (focus: Focus) => boolean): Promise<void> => {
    stops.push(...(await tabTo(page, fits, MOST)));
  };
  const labelled = async (label: string): Promise<void> => {
    for (let n = 0; n < MOST; n += 1) {
      await to(() => true);
      if ((await page.evaluate(LABEL)) === label) return;
    }
    throw new Error(`Tab never came to “${label}”; last at ${JSON.stringify(await focusOf(page))}`);
  };
  const enter = async (): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  return {
    page,
    write: async (label, text) => {
      await labelled(label);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    choose: async (label, option) => {
      await labelled(label);
      await page.keyboard.type(option);
    },
    // Tab comes to one of several that are all in view; the arrows lead from there.
    mark: async (option) => {
      for (let n = 0; (await page.evaluate(IS_RADIO)) !== true && n < MOST; n += 1) await to(() => true);
      for (let n = 0; (await page.evaluate(LABEL)) !== option && n < MOST; n += 1)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    },
    press: async (label) => {
      await to(({ tag, text }) => tag === 'BUTTON' && text === label);
      await enter();
    },
    follow: async (text) => {
      await to(({ href, text: shown }) => href !== '' && shown === text);
      await enter();
    },
  };
}

/** The hand of somebody who points and clicks. */
export function pointingHand(page: Page): Hand {
  const labelled = (label: string): Locator =>
    page.getByLabel(new RegExp(`^${label.replace(/[.?]/g, '\\$&')}( \\(optional\\))?$`)).first();
  return {
    page,
    write: (label, text) => labelled(label).fill(text),
    choose: async (label, option) => {
      await labelled(label).selectOption({ label: option });
    },
    mark: (option) => page.getByRole('radio', { name: option }).first().check(),
    press: async (label) => {
      await Promise.all([
        page.waitForNavigation(),
        page.getByRole('button', { name: label, exact: true }).first().click(),
      ]);
    },
    follow: async (text) => {
      await Promise.all([
        page.waitForNavigation(),
        page.getByRole('link', { name: text, exact: true }).first().click(),
      ]);
    },
  };
}
