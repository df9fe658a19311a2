import type { Page } from 'playwright-core';

/** The element that has the focus, as a person sees it. */
export type Focus = {
  readonly tag: string;
  readonly text: string;
  readonly href: string;
  readonly isMarked: boolean;
  readonly isInView: boolean;
};

const FOCUS = `(() => {
  const e = document.activeElement;
  const box = e.getBoundingClientRect();
  // A mark may stand around the field and its button together.
  const isOutlined = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 && s.outlineColor !== 'rgba(0, 0, 0, 0)';
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    tag: e.tagName,
    text: (e.innerText || e.value || e.getAttribute('aria-label') || '').trim(),
    href: e.getAttribute('href') || '',
    isMarked: [e, e.parentElement].some((part) => part !== null && isOutlined(getComputedStyle(part))),
    isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      && (at === null || e.contains(at) || at.contains(e)),
  };
})()`;

/** What has the focus now. */
export async function focusOf(page: Page): Promise<Focus> {
  return (await page.evaluate(FOCUS)) as Focus;
}

/**
 * Presses Tab until something fits, at most so many times; returns every stop on the way. Throws when nothing fits.
 */
export async function tabTo(page: Page, fits: (focus: Focus) => boolean, most = 120): Promise<readonly Focus[]> {
  const stops: Focus[] = [];
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    stops.push(focus);
    if (fits(focus)) return stops;
  }
  throw new Error(`Tab never came to it; last at: ${stops.slice(-3).map(({ tag, text }) => `${tag} ${text}`)}`);
}

/** The stops of a way at which a person could not see where they are. */
export function unseen(stops: readonly Focus[]): readonly string[] {
  return stops
    .filter(({ isMarked, isInView }) => !isMarked || !isInView)
    .map(({ tag, text, isMarked }) => `${tag} "${text.slice(0, 40)}" ${isMarked ? 'is out of view' : 'is not marked'}`);
}
