import { html } from 'hono/html';
import type { Problem } from '../../core/errors.ts';
import type { ReportFields } from '../../intake/read-report.ts';
import type { Ask } from '../face.ts';
import {
  button,
  type Filled,
  group,
  problemSummary,
  selectOne,
  sendingForm,
  textArea,
  textLine,
} from '../parts/controls.ts';
import type { Html } from '../parts/html.ts';
import { layout } from '../parts/layout.ts';

/** What the fields of a report are called on pages. */
export const reportLabels: Readonly<Record<keyof ReportFields, string>> = {
  what: 'What happened?',
  links: 'Links',
  title: 'Title',
  when: 'When?',
  where: 'Where?',
  who: 'Who made or used the system?',
  how: 'How do you know?',
  language: 'Language of your report',
  contact: 'How editors can reach you',
};

const LANGUAGES =
  'ar bn cs da de el en es fa fi fr he hi hu id it ja ko ms nb nl pl pt ro ru sv sw ta th tr uk ur vi zh';
const names = new Intl.DisplayNames('en', { type: 'language' });

const languages = [
  { value: '', label: 'Not said' },
  ...LANGUAGES.split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => (a.label < b.label ? -1 : 1)),
];

type Shown = { readonly filled: Filled; readonly guard: Html; readonly found?: Problem };

function theCase(filled: Filled): Html {
  const label = reportLabels;
  return html`
${textArea(filled, { name: 'what', label: label.what, rows: 8, help: 'In your own words, in any language. A sentence is enough, and so is a link below.' })}
${textArea(filled, { name: 'links', label: label.links, rows: 3, autocomplete: 'off', help: 'Addresses of what was published about it, one per line, at most 50. Files are not accepted yet.' })}
${textLine(filled, { name: 'title', label: label.title, autocomplete: 'off', help: 'What you would call the case, in a few words.' })}
<div id="likely" aria-live="polite"></div>`;
}

function theRest(filled: Filled): Html {
  const label = reportLabels;
  return html`
${group('What else you know', [
  textLine(filled, {
    name: 'when',
    label: label.when,
    autocomplete: 'off',
    help: 'For example: 13 February 2019, May 2018, 2015 to 2019, about 2020.',
  }),
  textLine(filled, { name: 'where', label: label.where, autocomplete: 'off', help: 'A country, a city, a web site.' }),
  textLine(filled, {
    name: 'who',
    label: label.who,
    autocomplete: 'off',
    help: 'Companies, public bodies, systems. Separate several with commas.',
  }),
  textArea(filled, {
    name: 'how',
    label: label.how,
    rows: 3,
    help: 'For example: I read about it, I work there, it happened to me.',
  }),
  selectOne(filled, { name: 'language', label: label.language, options: languages }),
])}
${group('If you want to be reached', [
  textLine(filled, {
    name: 'contact',
    label: label.contact,
    autocomplete: 'off',
    help: 'Seen by editors only and erased 30 days after your report is closed. Without it you can still answer questions with your receipt.',
  }),
])}`;
}

/** The form of a report, empty or with what was written kept. */
export function reportForm(ask: Pick<Ask, 'once' | 'visitor'>, { filled, guard, found }: Shown): Html {
  return layout({
    title: 'Report incident',
    path: '/report',
    about: 'Tell Casebook of a case in which an automated system did harm, or could have.',
    islands: ['report'],
    main: html`<div class="prose">
<p class="kicker">Door one</p>
<h1>Report incident</h1>
<p class="deck">Tell us of a case in which an automated system did harm, or could have. You need no account.</p>
<p>An editor reads every report. You get a receipt, twelve words, with which you can see what became of it, answer questions, add a link, or take it back.</p>
<p><strong>Please do not send names of affected people, nor leaked data.</strong> What is kept is what you write and the day: no address of your device, no browser, no time. <a href="/receipt">You have a receipt already?</a></p>
</div>
${problemSummary(found, reportLabels)}
${sendingForm(ask, '/report', [theCase(filled), theRest(filled), guard, html`<p>${button('Check before sending', { name: 'step', value: 'check' })}</p><p class="hint">Nothing is sent to the editors yet: the next page shows what was understood.</p>`])}`,
  });
}
