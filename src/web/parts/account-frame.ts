import { html } from 'hono/html';
import type { Ask } from '../face.ts';
import { button, sendingForm } from './controls.ts';
import { deskBar } from './desk-bar.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

type Page = {
  readonly title: string;
  readonly path: string;
  readonly main: Html;
  readonly isWide?: boolean;
  readonly islands?: readonly string[];
};

/** The button that signs out. */
export function signOutButton(ask: Ask): Html {
  return sendingForm(ask, '/sign-out', html`<p>${button('Sign out', { quiet: true })}</p>`);
}

/** A page of signing in or of one's account, with the ways from there. */
export function accountPage(ask: Ask, { title, path, main, isWide, islands }: Page): Html {
  return layout({
    title,
    path,
    hidden: true,
    islands,
    main: html`<div class="${isWide ? 'desk' : 'desk narrow'}">${deskBar(ask, path)}<div class="prose"><h1>${title}</h1></div>
${main}</div>`,
  });
}
