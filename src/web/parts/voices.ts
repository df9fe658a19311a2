import { html } from 'hono/html';
import { withheldName } from '../../core/privacy.ts';
import { citations, type Notes } from './citation.ts';
import type { Claim, Position } from './claims.ts';
import { doubt } from './doubt.ts';
import type { Html } from './html.ts';

function asserter({ by, cites }: Claim, notes: Notes): Html {
  return html`<p class="by"><bdi>${by}</bdi>${citations(cites, notes)}</p>`;
}

function wording({ statements }: Claim): Html[] {
  const raws = statements.flatMap((statement) => statement.raw ?? []);
  return [...new Set(raws)].map((raw) => html`<p class="aside">In the source: <q dir="auto">${raw}</q></p>`);
}

function grounds(claim: Claim): Html | '' {
  const note = claim.note === withheldName ? undefined : claim.note;
  const words = wording(claim);
  if (!note && words.length === 0 && claim.disputed === undefined) return '';
  return html`<div class="notes">${doubt(claim)}${note && html`<p class="aside" dir="auto">${note}</p>`}${words}</div>`;
}

const isAnnotator = (name: string): boolean => /\bannotator\b/i.test(name);

// Names of one kind are counted, others are told: "3 annotators", "CSET and 3 annotators", "Reuters and 2 others".
function whoAgree(claims: readonly Claim[]): Html {
  const names = [...new Set(claims.map(({ by }) => by))];
  const [first = '', second = ''] = names;
  if (names.every(isAnnotator)) return html`${names.length} annotators agree`;
  if (names.length === 2) return html`<bdi>${first}</bdi> and <bdi>${second}</bdi> agree`;
  const others = names.slice(1).every(isAnnotator) ? 'annotators' : 'others';
  return html`<bdi>${first}</bdi> and ${names.length - 1} ${others} agree`;
}

// Behind the line each stands with their own sources and notes; before it, all sources together.
function agreement({ claims }: Position, notes: Notes): Html {
  const cites = [...new Set(claims.flatMap((claim) => claim.cites))];
  const each = claims.map((claim) => html`<li>${asserter(claim, notes)}${grounds(claim)}</li>`);
  return html`<div class="agreed"><details><summary class="by">${whoAgree(claims)}</summary><ul class="plain">${each}</ul></details>${citations(cites, notes)}</div>`;
}

/** Who takes a position, with sources, notes and wording; several who say the same are one line that opens to each. */
export function voices(position: Position, notes: Notes): Html {
  const [first, ...others] = position.claims;
  if (!first || others.length > 0) return agreement(position, notes);
  return html`${asserter(first, notes)}${grounds(first)}`;
}
