import { html } from 'hono/html';
import type { Field } from '../../../core/fields.ts';
import type { Statement } from '../../../core/statement.ts';
import {
  button,
  type Filled,
  group,
  hidden,
  type Option,
  selectOne,
  textArea,
  textLine,
  ticks,
} from '../../parts/controls.ts';
import { unknownControl, valueControls } from '../../parts/field-controls.ts';
import type { Html } from '../../parts/html.ts';
import { inLanguage } from '../../parts/text.ts';
import { type EntityLabels, sayValue } from '../../parts/value.ts';
import { addable, type FirstSource, fieldsOf, HOUSE_LANGUAGE, prefixOf, type Target, type Writing } from './writing.ts';

function sourceGroup(filled: Filled, at: number, first: FirstSource): Html {
  const name = (part: string): string => `src${at}-${part}`;
  const { known } = first;
  if (known) {
    const cited = known.citedBy.map((id, place) => html`${place > 0 ? ', ' : ''}<a href="/records/${id}">${id}</a>`);
    return group(`Source ${at + 1}`, [
      html`<p>This page is <a href="/sources/${first.url}">${first.url}</a> already${cited.length > 0 ? html`, cited by ${cited}` : ''}.</p>`,
      hidden(name('url'), first.url ?? ''),
      hidden(name('publisher'), known.publisher ?? ''),
    ]);
  }
  return group(`Source ${at + 1}`, [
    textLine(filled, {
      ...{ name: name('url'), label: 'Address', value: first.url, inputmode: 'url' },
      help: 'Or the id of a source that is here, such as S-12. Empty when it was not published on the web.',
    }),
    textLine(filled, { name: name('title'), label: 'Title', value: first.title }),
    textLine(filled, { name: name('publisher'), label: 'Publisher' }),
    textLine(filled, { name: name('published'), label: 'Published on', help: 'Such as 2019-02-13.' }),
  ]);
}

function sourceChoice(count: number): readonly Option[] {
  const numbered = Array.from({ length: count }, (_, at) => ({ value: String(at), label: `Source ${at + 1}` }));
  return [...numbered, { value: '', label: 'None' }];
}

const VOICE = 'Left empty: the publisher of the source, or Casebook editors where none is cited.';

function written(filled: Filled, field: Field, { prefix, sources }: { prefix: string; sources: number }): Html {
  return group(field.label, [
    ...valueControls(filled, field, { prefix, first: () => '' }),
    html`<details><summary>More about it</summary><div class="group">${unknownControl(filled, prefix, '')}
${textLine(filled, { name: `${prefix}by`, label: 'Who says so', help: VOICE })}
${textLine(filled, { name: `${prefix}note`, label: 'A remark' })}</div></details>`,
    selectOne(filled, { name: `${prefix}src`, label: 'Cites', value: '0', options: sourceChoice(sources) }),
    textArea(filled, { name: `${prefix}quote`, label: 'The words that say so', rows: 3, help: 'Copied exactly.' }),
  ]);
}

function line(statement: Statement, labels: EntityLabels): string {
  const text = sayValue(statement, labels);
  return text.length > 160 ? `${text.slice(0, 160)} …` : text;
}

// What the record says already may rest on the new source too.
function supports(filled: Filled, { prefix, base }: Target, sources: number): Html {
  if (!base) return html``;
  const options = base.statements.map(({ at, statement }) => ({
    value: String(at),
    label: `${addable.find(({ value }) => value === statement.field)?.label ?? statement.field}: ${line(statement, base.labels)}`,
  }));
  const isOpen = filled.fields.has(`${prefix}-cite`);
  return html`<details${isOpen ? html` open` : ''}><summary>What it says already and the source supports</summary>
<div class="group">${selectOne(filled, { name: `${prefix}-cite-src`, label: 'Cites', value: '0', options: sourceChoice(sources) })}
${ticks(filled, { name: `${prefix}-cite`, label: 'Statements', options })}</div></details>`;
}

function heading({ base, prefix }: Target): Html {
  if (!base) return html`<h2>New record${prefix === 'n0' ? '' : ` ${Number(prefix.slice(1)) + 1}`}</h2>`;
  return html`<h2><a href="/records/${base.id}">${base.id}</a>: <bdi${inLanguage(base.lang)}>${base.title}</bdi></h2>
<p class="hint">With nothing chosen or written here it stays as it is, and the sender reads that it is recorded there.</p>`;
}

function targetPart(filled: Filled, target: Target, sources: number): Html {
  const { prefix, base } = target;
  const fields = fieldsOf(target, filled.fields);
  const start = base
    ? hidden(`${prefix}-base`, String(base.base))
    : textLine(filled, { name: `${prefix}-language`, label: 'Language', value: HOUSE_LANGUAGE, required: true });
  const statements = fields.map(
    (field, at) =>
      html`${hidden(`${prefix}-s`, field.name)}${written(filled, field, { prefix: prefixOf(target, at), sources })}`,
  );
  // What was chosen to be added stands above now.
  const add = html`<div class="control"><label for="f-${prefix}-add">Another statement</label>
<select id="f-${prefix}-add" name="${prefix}-add">${addable.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</select></div>`;
  return html`<section class="form">${heading(target)}${start}${supports(filled, target, sources)}${statements}
${add}${button('Add this statement', { name: 'step', value: 'add', quiet: true, early: true })}</section>`;
}

/** The controls of everything that is written: the sources, and for each record what it says already and what is new. */
export function writingControls(filled: Filled, { targets, sources }: Writing): Html {
  return html`${sources.map((first, at) => sourceGroup(filled, at, first))}
${targets.map((target) => targetPart(filled, target, sources.length))}`;
}
