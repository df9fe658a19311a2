import type { ValueType } from './values.ts';

/** Where a field stands on the page. */
export type FieldGroup = 'head' | 'who' | 'what' | 'harm' | 'exposure' | 'outcome' | 'mit' | 'cset' | 'gmf';

/** What one field is: everything that forms, checks, pages, facets, exports and imports need to know about it. */
export type FieldSpec = {
  readonly label: string;
  readonly help: string;
  readonly type: ValueType;
  readonly group: FieldGroup;
  readonly vocabulary?: string;
  readonly unit?: string;
  /** Several values may hold at once (technologies); otherwise several statements compete (sources disagree). */
  readonly many?: true;
  readonly facet?: true;
  /** Counts towards completeness, so a blank is shown with its reason. */
  readonly wanted?: true;
  /** Default: public. `editors` never leaves through a public surface. */
  readonly visible?: 'editors';
  /** The column or criterion it has elsewhere. */
  readonly elsewhere?: { readonly aiaaic?: string; readonly aiid?: string; readonly oecd?: number; readonly hibp?: string };
};

const one = (type: ValueType, group: FieldGroup, more: Partial<FieldSpec> & Pick<FieldSpec, 'label' | 'help'>) =>
  ({ type, group, ...more }) satisfies FieldSpec;
const many = (type: ValueType, group: FieldGroup, more: Partial<FieldSpec> & Pick<FieldSpec, 'label' | 'help'>) =>
  ({ type, group, many: true, ...more }) satisfies FieldSpec;
const coded = (vocabulary: string, group: FieldGroup, more: Partial<FieldSpec> & Pick<FieldSpec, 'label' | 'help'>) =>
  ({ type: 'code', group, vocabulary, facet: true, ...more }) satisfies FieldSpec;

const registry = {
  title: one('text', 'head', { label: 'Title', help: 'What happened, in one plain line.', wanted: true, elsewhere: { aiaaic: 'Headline', aiid: 'title', oecd: 1, hibp: 'Title' } }),
  summary: one('markdown', 'head', { label: 'Summary', help: 'Two to four short paragraphs: what happened, to whom, what followed.', wanted: true, elsewhere: { aiid: 'description', oecd: 2 } }),
  type: coded('record-type', 'head', { label: 'Type', help: 'Incident, issue, hazard, system or dataset.', wanted: true, elsewhere: { aiaaic: 'Type', oecd: 10 } }),
  occurred: one('date', 'head', { label: 'Occurred', help: 'When it happened, as exactly as is known (EDTF).', wanted: true, elsewhere: { aiaaic: 'Occurred', aiid: 'date', oecd: 5, hibp: 'BreachDate' } }),
  context: many('passage', 'head', { label: 'Context', help: 'Background a reader needs and the case itself does not tell.' }),
  alias: many('alias', 'head', { label: 'Elsewhere', help: 'The same case in other collections.', elsewhere: { aiaaic: 'AIAAIC ID#', aiid: 'incident_id' } }),
  related: many('related', 'head', { label: 'Related', help: 'Other records that belong with this one.' }),

  operator: many('entity', 'who', { label: 'Operator', help: 'Who used or ran the system.', facet: true, wanted: true, elsewhere: { aiaaic: 'Deployer', aiid: 'Alleged deployer of AI system', oecd: 9 } }),
  developer: many('entity', 'who', { label: 'Developer', help: 'Who made the system.', facet: true, wanted: true, elsewhere: { aiaaic: 'Developer', aiid: 'Alleged developer of AI system', oecd: 9 } }),
  parent: many('entity', 'who', { label: 'Parent company', help: 'Who owned or controlled the operator or developer at the time.' }),
  system: many('entity', 'who', { label: 'System', help: 'The product, model, programme or dataset.', facet: true, wanted: true, elsewhere: { aiaaic: 'System name', oecd: 8 } }),
  affected: many('entity', 'who', { label: 'People affected', help: 'Groups, never names.', facet: true, wanted: true, elsewhere: { aiid: 'Alleged harmed or nearly harmed parties', oecd: 14 } }),
  discoverer: many('entity', 'who', { label: 'Found by', help: 'Who brought it to light, where they did so in public.' }),
  authority: many('entity', 'who', { label: 'Authority', help: 'A court, regulator or public body that acted.', facet: true }),
  country: coded('country', 'who', { label: 'Country', help: 'Where it happened (ISO 3166).', many: true, wanted: true, elsewhere: { aiaaic: 'Jurisdiction', oecd: 6 } }),
  place: many('text', 'who', { label: 'Place', help: 'Region, state or city.' }),
  sector: coded('sector', 'who', { label: 'Sector', help: 'The field of life or business.', many: true, wanted: true, elsewhere: { aiaaic: 'Sector', oecd: 17 } }),

  purpose: many('text', 'what', { label: 'Purpose', help: 'What the system was meant to do: a verb and its object.', wanted: true, elsewhere: { aiaaic: 'Purpose', oecd: 25 } }),
  technology: coded('technology', 'what', { label: 'Technology', help: 'The techniques at work.', many: true, wanted: true, elsewhere: { aiaaic: 'Technology', oecd: 22 } }),
  issue: coded('issue', 'what', { label: 'Issue', help: 'What is at stake: the concern the case raises.', many: true, wanted: true, elsewhere: { aiaaic: 'Ethical issue', oecd: 16 } }),
  trigger: coded('trigger', 'what', { label: 'News trigger', help: 'How the case became public.', many: true, elsewhere: { aiaaic: 'News trigger', oecd: 4 } }),

  severity: coded('oecd-severity', 'harm', { label: 'Severity', help: 'The grade of the OECD reporting framework.', elsewhere: { oecd: 10 } }),
  harm: coded('harm', 'harm', { label: 'Harm', help: 'What people, groups or nature suffered.', many: true, wanted: true, elsewhere: { aiaaic: 'External harm', oecd: 11 } }),
  harm_type: coded('oecd-harm', 'harm', { label: 'Harm type (OECD)', help: 'The broad kinds of harm the OECD monitor uses.', many: true, elsewhere: { oecd: 11 } }),
  people_affected: one('quantity', 'harm', { label: 'Number of people affected', help: 'People, as each source counts them.', unit: 'people', elsewhere: { oecd: 12, hibp: 'PwnCount' } }),
  lives_lost: one('quantity', 'harm', { label: 'Lives lost', help: 'Deaths the sources connect with the case.', unit: 'people', elsewhere: { oecd: 12 } }),
  injuries: one('quantity', 'harm', { label: 'Injuries', help: 'Injured people the sources connect with the case.', unit: 'people', elsewhere: { oecd: 12 } }),

  data_category: coded('data-category', 'exposure', { label: 'Data exposed', help: 'The kinds of personal data.', many: true, elsewhere: { hibp: 'DataClasses' } }),
  records_exposed: one('quantity', 'exposure', { label: 'Records exposed', help: 'Rows, accounts or files.', unit: 'records' }),
  events_per_period: one('quantity', 'exposure', { label: 'Events recorded', help: 'Sightings, locations or messages logged per period.', unit: 'events' }),
  devices: one('quantity', 'exposure', { label: 'Devices', help: 'Cameras, trackers or terminals involved.', unit: 'devices' }),
  place_kind: many('text', 'exposure', { label: 'Kinds of place recorded', help: 'Where the system watched people.' }),
  exposure_window: one('date', 'exposure', { label: 'Exposed', help: 'From when to when the data stood open (EDTF interval).' }),
  access_condition: coded('access-condition', 'exposure', { label: 'Access condition', help: 'What stood between a stranger and the data.', many: true }),
  discovery_method: coded('discovery-method', 'exposure', { label: 'Discovery', help: 'How it was found.' }),
  earlier_abuse: many('text', 'exposure', { label: 'Earlier abuse', help: 'Signs that others had used the opening before.' }),

  consequence: coded('consequence', 'outcome', { label: 'Consequence', help: 'What others did about it: courts, regulators, markets.', many: true, elsewhere: { aiaaic: 'Consequence', oecd: 27 } }),
  response: coded('response', 'outcome', { label: 'Response', help: 'What the operator or developer did about it.', many: true, elsewhere: { aiaaic: 'Response', oecd: 27 } }),
  fine: many('money', 'outcome', { label: 'Fine or settlement', help: 'Money ordered or agreed.' }),
  timeline: many('event', 'outcome', { label: 'Timeline', help: 'The dated steps of the case, silence included.' }),

  mit_domain: coded('mit-domain', 'mit', { label: 'Risk domain (MIT)', help: 'The subdomain of the MIT AI Risk Repository.', many: true }),
  mit_entity: coded('mit-entity', 'mit', { label: 'Caused by (MIT)', help: 'Human, AI or other.' }),
  mit_intent: coded('mit-intent', 'mit', { label: 'Intent (MIT)', help: 'Intentional, unintentional or other.' }),
  mit_timing: coded('mit-timing', 'mit', { label: 'Timing (MIT)', help: 'Before or after deployment.' }),

  cset_tangible_harm: coded('cset-tangible-harm', 'cset', { label: 'Tangible harm (CSET)', help: 'Whether tangible harm occurred, nearly occurred or may occur.' }),
  cset_harm_level: coded('cset-harm-level', 'cset', { label: 'AI harm level (CSET)', help: 'The level of harm with a link to the AI system.' }),
  cset_rights_violation: coded('cset-yes-no-maybe', 'cset', { label: 'Rights violation (CSET)', help: 'Whether rights were violated.' }),
  cset_minor: coded('cset-yes-no-maybe', 'cset', { label: 'Involving minors (CSET)', help: 'Whether minors were involved.' }),
  cset_detrimental_content: coded('cset-yes-no-maybe', 'cset', { label: 'Detrimental content (CSET)', help: 'Whether detrimental content was involved.' }),
  cset_protected: coded('cset-yes-no-maybe', 'cset', { label: 'Protected characteristic (CSET)', help: 'Whether a protected characteristic was a basis of harm.' }),
  cset_critical_services: coded('cset-yes-no-maybe', 'cset', { label: 'Critical services (CSET)', help: 'Whether access to critical services was hit.' }),
  cset_public_sector: coded('cset-yes-no-maybe', 'cset', { label: 'Public sector (CSET)', help: 'Whether the public sector deployed the system.' }),
  cset_harm_basis: coded('cset-harm-basis', 'cset', { label: 'Harm distribution basis (CSET)', help: 'On what basis harm fell unequally.', many: true }),
  cset_infrastructure: coded('cset-infrastructure', 'cset', { label: 'Infrastructure (CSET)', help: 'Critical infrastructure sectors involved.', many: true }),
  cset_sector: coded('cset-sector', 'cset', { label: 'Sector of deployment (CSET)', help: 'The industry the system was deployed in.', many: true }),
  cset_region: coded('cset-region', 'cset', { label: 'Region (CSET)', help: 'The part of the world.' }),
  cset_autonomy: coded('cset-autonomy', 'cset', { label: 'Autonomy (CSET)', help: 'How independently the system acted.' }),
  cset_intentional: coded('cset-intentional', 'cset', { label: 'Intentional harm (CSET)', help: 'Whether harm was intended by design.' }),

  gmf_goal: coded('gmf-goal', 'gmf', { label: 'AI goal (GMF)', help: 'What the system was for.', many: true }),
  gmf_technology: coded('gmf-technology', 'gmf', { label: 'AI technology (GMF)', help: 'The method behind it.', many: true }),
  gmf_failure: coded('gmf-failure', 'gmf', { label: 'Technical failure (GMF)', help: 'What went wrong inside.', many: true }),
} as const;

/** The name of a field. */
export type FieldName = keyof typeof registry;

/** A field with its name. */
export type Field = FieldSpec & { readonly name: FieldName };

/** The single registry: every field exactly once, in the order in which pages and exports show them. */
export const fields: readonly Field[] = Object.entries(registry).map(([name, spec]) => ({ ...(spec as FieldSpec), name: name as FieldName }));

const byName: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.name, field]));

/** The field of that name, or undefined when there is none. */
export function fieldNamed(name: string): Field | undefined {
  return byName.get(name);
}

/** The field of a name known to exist. */
export function field(name: FieldName): Field {
  const found = byName.get(name);
  if (!found) throw new TypeError(`no field is named ${name}`);
  return found;
}
