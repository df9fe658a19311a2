import { html } from 'hono/html';
import type { RecordDocument } from '../../core/record.ts';
import type { Html } from './html.ts';
import { count } from './text.ts';

const CREATIVE_COMMONS = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/;
// Its statements ("the sheet gives no headline") are counted, but it wrote nothing that asks for credit.
const IMPORT = 'Casebook import';

function licenceName(licence: string): Html {
  const [, kind, version] = CREATIVE_COMMONS.exec(licence) ?? [];
  if (kind === undefined) return html`${licence}`;
  const href = `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
  return html`<a href="${href}" rel="license external nofollow noopener noreferrer">CC ${kind} ${version}</a>`;
}

const names = (all: readonly string[]): Html[] =>
  all.map((name, at) => html`${at === 0 ? '' : at === all.length - 1 ? ' and ' : ', '}<bdi>${name}</bdi>`);

/** Under which licences a record may be used and who is to be credited: its own, then those of facts that came from elsewhere. */
export function licenceLines({ licence, attribution, statements }: RecordDocument): Html {
  const others = Map.groupBy(
    statements.filter((statement) => statement.licence !== undefined),
    (statement) => String(statement.licence),
  );
  const lines = [...others].map(([other, said]) => {
    const voices = [...new Set(said.map(({ by }) => by))];
    const credited = voices.filter((by) => by !== IMPORT);
    const whose = names(credited.length === 0 ? voices : credited);
    return html`<p class="small">${count(said.length, 'fact')} of ${whose}: ${licenceName(other)}</p>`;
  });
  return html`${licence === undefined ? 'not stated' : licenceName(licence)}${attribution ? html`<p class="small">${attribution}</p>` : ''}${lines}`;
}
