import { readEdtf } from '../../core/edtf.ts';
import type { Money, Quantity, Value } from '../../core/values.ts';
import { codeIn } from '../../core/vocabulary.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Facts, factsOf, filled, linksOf } from './facts.ts';
import { type Elsewhere, lossOf, type Treatment } from './loss.ts';
import { actionOf, actorOf, discoveryOf, type VerisAction } from './veris-action.ts';

/** A record as an incident of VERIS, the vocabulary for security incidents; only what is described here is given. */
export type VerisIncident = {
  readonly schema_version: string;
  readonly incident_id: string;
  readonly source_id: string;
  readonly security_incident: 'Confirmed' | 'Suspected' | 'Near miss';
  readonly summary: string;
  readonly notes?: string;
  readonly reference: string;
  readonly action: VerisAction;
  readonly actor: VerisAction;
  readonly asset: { readonly assets: readonly { readonly variety: string }[]; readonly notes?: string };
  readonly attribute: { readonly confidentiality: Readonly<Record<string, unknown>> };
  readonly discovery_method: VerisAction;
  readonly discovery_notes?: string;
  readonly timeline: { readonly incident: Readonly<Record<string, number>> };
  readonly victim: Readonly<Record<string, unknown>>;
  readonly impact?: Readonly<Record<string, unknown>>;
  readonly corrective_action?: string;
  readonly plus: Readonly<Record<string, unknown>>;
};

const VERSION = '1.3.7';
// What VERIS writes where no industry is known.
const NO_INDUSTRY = '000';
const noYear = 'When it happened is not known; the year is that of its first publication here.';

const treatment: Treatment = {
  name: 'veris',
  fields: {
    type: {
      how: 'approximate',
      why: 'VERIS tells whether a security incident is confirmed; our type, and whether data was exposed, stand for that.',
    },
    occurred: { how: 'approximate', why: 'The first day that our date can mean, as exactly as it is known.' },
    operator: { how: 'partial', why: 'The first one as the victim of the incident; others are left out.' },
    system: { how: 'approximate', why: 'Names in a note: VERIS sorts assets by kind.' },
    discoverer: { how: 'approximate', why: 'Names in a note.' },
    country: { how: 'approximate', why: 'Where it happened stands for the country of the victim.' },
    data_category: { how: 'approximate', why: 'Several of our categories are one kind of data in VERIS.' },
    records_exposed: { how: 'partial', why: 'The number without what the source puts it as, such as “more than”.' },
    access_condition: { how: 'approximate', why: 'What stood open tells the kind of action, not who did what.' },
    discovery_method: { how: 'approximate', why: 'The nearest kind that VERIS has.' },
    earlier_abuse: { how: 'approximate', why: 'Signs of abuse make the disclosure certain; the words are left out.' },
    response: { how: 'partial', why: 'Names of our codes in one text.' },
    fine: { how: 'partial', why: 'Amounts in the currency of the first one; others are left out.' },
  },
  sources: { to: 'reference', how: 'partial', why: 'Addresses in one text; sources without one are left out.' },
};

const exposure = ['data_category', 'records_exposed', 'access_condition'] as const;

function standingOf({ values }: Facts): VerisIncident['security_incident'] {
  const [type] = values('type');
  if (type === 'hazard') return 'Near miss';
  return type === 'incident' && exposure.some((name) => values(name).length > 0) ? 'Confirmed' : 'Suspected';
}

function confidentiality({ values, texts }: Facts): Readonly<Record<string, unknown>> {
  const kinds = values('data_category').map(
    (code) => codeIn('data-category', String(code))?.maps?.['veris'] ?? 'Other',
  );
  const [exposed] = values('records_exposed') as readonly Quantity[];
  const isExposed = kinds.length > 0 || exposed !== undefined;
  const isAbused = texts('earlier_abuse').length > 0;
  return {
    data_disclosure: isAbused ? 'Yes' : isExposed ? 'Potentially' : 'Unknown',
    ...filled({
      data: [...new Set(kinds)].map((variety) => ({ variety })),
      data_total: exposed === undefined ? undefined : Math.round(exposed.amount),
    }),
  };
}

// VERIS wants a year whatever is known: where the case has none, that of its first publication here.
function incidentTime(occurred: Value | undefined, published: string): Readonly<Record<string, number>> {
  const date = typeof occurred === 'string' ? readEdtf(occurred) : undefined;
  const first = date?.first ?? date?.last;
  if (date === undefined || first === undefined) return { year: Number(published.slice(0, 'yyyy'.length)) };
  const [year = 0, month = 0, day = 0] = new Date(first * 86_400_000).toISOString().slice(0, 10).split('-').map(Number);
  const [start = ''] = date.text.split('/');
  const parts = /^\d{4}(-\d\d)?(-\d\d)?/.exec(start) ?? [];
  return { year, ...(parts[1] !== undefined && { month }), ...(parts[2] !== undefined && { day }) };
}

function impactOf(fines: readonly Money[]): Readonly<Record<string, unknown>> | undefined {
  const [first] = fines;
  if (!first) return undefined;
  const loss = fines
    .filter(({ currency }) => currency === first.currency)
    .map(({ amount }) => ({ variety: 'Legal and regulatory', amount }));
  return { overall_rating: 'Unknown', iso_currency_code: first.currency, loss };
}

function victimOf({ values, texts }: Facts): Readonly<Record<string, unknown>> {
  const countries = values('country')
    .map(String)
    .filter((code) => /^[A-Z]{2}$/.test(code));
  return {
    ...filled({ victim_id: texts('operator')[0] }),
    country: countries.length > 0 ? [...new Set(countries)] : ['Unknown'],
    employee_count: 'Unknown',
    industry: NO_INDUSTRY,
  };
}

/** Writes a record as an incident of VERIS; `address` is that of the record. */
export function verisIncident(record: PublicRecord, address: string): Elsewhere<VerisIncident> {
  const facts = factsOf(record);
  const { texts, values } = facts;
  const action = actionOf(values('access_condition').map(String));
  const { published: created, time: modified, revision, commitment, licence, attribution } = record;
  const loss = lossOf(record, treatment);
  const [occurred] = values('occurred');
  const document: VerisIncident = {
    schema_version: VERSION,
    incident_id: record.id,
    source_id: 'casebook',
    security_incident: standingOf(facts),
    summary: texts('title')[0] ?? record.id,
    reference: [address, ...linksOf(record)].join('; '),
    action,
    actor: actorOf(action),
    asset: { assets: [{ variety: 'Unknown' }], ...filled({ notes: texts('system').join('; ') }) },
    attribute: { confidentiality: confidentiality(facts) },
    discovery_method: discoveryOf(values('discovery_method').map(String)[0]),
    timeline: { incident: incidentTime(occurred, created) },
    victim: victimOf(facts),
    ...filled({
      notes: texts('summary')[0],
      discovery_notes: texts('discoverer').join('; '),
      corrective_action: texts('response').join('; '),
      impact: impactOf(values('fine') as readonly Money[]),
    }),
    plus: {
      ...{ created, modified, revision, commitment },
      ...filled({ licence, attribution, timeline_note: occurred === undefined ? noYear : undefined }),
      loss,
    },
  };
  return { document, loss };
}
