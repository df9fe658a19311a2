import { html } from 'hono/html';
import { styleAddress } from '../style-sheet.ts';
import { twinOf } from './address.ts';
import { feedLinks, followLine } from './follow-links.ts';
import type { Html } from './html.ts';

/** What a page gives to the frame around it; `path` is its own address, when it has a JSON twin. */
export type Frame = {
  readonly title: string;
  readonly main: Html;
  readonly path?: string;
  readonly about?: string;
  readonly section?: 'records' | 'statistics' | 'entities' | 'vocabularies' | 'access' | 'about';
  readonly hidden?: boolean;
  /** More for the head of the page: where else it is found, and what it says to programs. */
  readonly head?: Html | '';
  /** The address of what the page shows, where that can be followed. */
  readonly follow?: string;
  /** Names of modules in `islands/` that the page loads; the view or the form must say `islands: true` too. */
  readonly islands?: readonly string[];
};

const sections = [
  ['records', 'Records'],
  ['statistics', 'Statistics'],
  ['entities', 'Entities'],
  ['vocabularies', 'Vocabularies'],
  ['access', 'Access'],
  ['about', 'About'],
] as const;

function sectionLink(frame: Frame, [name, label]: (typeof sections)[number]): Html {
  return html`<li><a href="/${name}"${frame.section === name ? html` aria-current="true"` : ''}>${label}</a></li>`;
}

/** The whole page: head, masthead, main and foot. */
export function layout(frame: Frame): Html {
  const { title, path, about } = frame;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title === 'Casebook' ? title : `${title} – Casebook`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${about ? html`<meta name="description" content="${about}">` : ''}
${frame.hidden ? html`<meta name="robots" content="noindex">` : ''}
<link rel="stylesheet" href="${styleAddress}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${path ? html`<link rel="alternate" type="application/json" href="${twinOf(path)}">` : ''}
${frame.follow ? feedLinks(frame.follow) : ''}
${frame.head ?? ''}
${frame.islands ? frame.islands.map((name) => html`<script type="module" src="/islands/${name}.js"></script>`) : ''}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="masthead">
<a class="wordmark" href="/">Casebook</a>
<nav aria-label="Sections"><ul>${sections.map((section) => sectionLink(frame, section))}</ul></nav>
</header>
<main id="main" tabindex="-1">
${frame.main}
</main>
<footer class="foot">
<p>Casebook records what automated systems did to people, who says so, and what nobody has said.</p>
<nav aria-label="More"><ul>
<li><a href="/report">Report incident</a></li>
<li><a href="/access">Access database</a></li>
<li><a href="/corrections">Corrections</a></li>
<li><a href="/about">About</a></li>
<li><a href="/desk" rel="nofollow">Editors</a></li>
${frame.follow ? followLine(frame.follow) : ''}
${path ? html`<li><a href="${twinOf(path)}" type="application/json">This page as JSON</a></li>` : ''}
</ul></nav>
</footer>
</body>
</html>`;
}
