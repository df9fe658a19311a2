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
  /** The only kind of entity that may stand here: people affected are groups, never persons. */
  readonly kind?: 'system' | 'group';
  /** Several values may hold at once (technologies); otherwise several statements compete (sources disagree). */
  readonly many?: true;
  readonly facet?: true;
  /** Counts towards completeness, so a blank is shown with its reason. */
  readonly wanted?: true;
  /** Default: public. `editors` never leaves through a public surface. */
  readonly visible?: 'editors';
  /** The column or criterion it has elsewhere. */
  readonly elsewhere?: {
    readonly aiaaic?: string;
    readonly aiid?: string;
    readonly oecd?: number;
    readonly hibp?: string;
    readonly osv?: string;
    readonly veris?: string;
  };
};

type Ungrouped = Omit<FieldSpec, 'group'>;
type More = Partial<Omit<Ungrouped, 'label' | 'help' | 'type' | 'many' | 'vocabulary'>>;
type Entry = (label: string, help: string, more?: More) => Ungrouped;

const entry =
  (kind: Pick<Ungrouped, 'type' | 'vocabulary' | 'many' | 'facet'>): Entry =>
  (label, help, more) => ({ label, help, ...kind, ...more });
const one = (type: ValueType): Entry => entry({ type });
const many = (type: ValueType): Entry => entry({ type, many: true });
const code = (vocabulary: string): Entry => entry({ type: 'code', vocabulary, facet: true });
const codes = (vocabulary: string): Entry => entry({ type: 'code', vocabulary, many: true, facet: true });
// The many finer answers of the CSET taxonomy; only the main ones are facets.
const answer: Entry = entry({ type: 'code', vocabulary: 'cset-yes-no-maybe' });
const answerFacet: Entry = code('cset-yes-no-maybe');

function inGroup<Name extends string>(group: FieldGroup, specs: Record<Name, Ungrouped>): Record<Name, FieldSpec> {
  const grouped = Object.entries<Ungrouped>(specs).map(([name, spec]) => [name, { group, ...spec }]);
  return Object.fromEntries(grouped) as Record<Name, FieldSpec>;
}

const registry = {
  ...inGroup('head', {
    title: one('text')('Title', 'What happened, in one plain line.', {
      wanted: true,
      elsewhere: { aiaaic: 'Headline', aiid: 'title', oecd: 1, hibp: 'Title', osv: 'summary', veris: 'summary' },
    }),
    summary: one('markdown')('Summary', 'Two to four short paragraphs: what happened, to whom, what followed.', {
      wanted: true,
      elsewhere: { aiid: 'description', oecd: 2, osv: 'details', veris: 'notes' },
    }),
    type: code('record-type')('Type', 'Incident, issue, hazard, system or dataset.', {
      wanted: true,
      elsewhere: { aiaaic: 'Type', oecd: 10, osv: 'database_specific', veris: 'security_incident' },
    }),
    occurred: one('date')('Occurred', 'When it happened, as exactly as is known (EDTF).', {
      wanted: true,
      elsewhere: {
        aiaaic: 'Occurred',
        aiid: 'date',
        oecd: 5,
        hibp: 'BreachDate',
        osv: 'database_specific',
        veris: 'timeline.incident',
      },
    }),
    context: many('passage')('Context', 'Background a reader needs and the case itself does not tell.'),
    alias: many('alias')('Elsewhere', 'The same case in other collections.', {
      elsewhere: { aiaaic: 'AIAAIC ID#', aiid: 'incident_id', osv: 'aliases' },
    }),
    related: many('related')('Related', 'Other records that belong with this one.', { elsewhere: { osv: 'related' } }),
  }),
  ...inGroup('who', {
    operator: many('entity')('Operator', 'Who used or ran the system.', {
      facet: true,
      wanted: true,
      elsewhere: {
        aiaaic: 'Deployer',
        aiid: 'Alleged deployer of AI system',
        oecd: 9,
        osv: 'affected',
        veris: 'victim.victim_id',
      },
    }),
    developer: many('entity')('Developer', 'Who made the system.', {
      facet: true,
      wanted: true,
      elsewhere: { aiaaic: 'Developer', aiid: 'Alleged developer of AI system', oecd: 9, osv: 'affected' },
    }),
    parent: many('entity')('Parent company', 'Who owned or controlled the operator or developer at the time.'),
    system: many('entity')('System', 'The product, model, programme or dataset.', {
      kind: 'system',
      facet: true,
      wanted: true,
      elsewhere: { aiaaic: 'System name', aiid: 'implicated_systems', oecd: 8, osv: 'affected', veris: 'asset.notes' },
    }),
    affected: many('entity')('Groups affected', 'Who suffered from it, as groups, never by name.', {
      kind: 'group',
      facet: true,
      wanted: true,
      elsewhere: { aiid: 'Alleged harmed or nearly harmed parties', oecd: 14 },
    }),
    discoverer: many('entity')('Found by', 'Who brought it to light, where they did so in public.', {
      elsewhere: { osv: 'credits', veris: 'discovery_notes' },
    }),
    authority: many('entity')('Authority', 'A court, regulator or public body that acted.', { facet: true }),
    country: codes('country')('Country', 'Where it happened (ISO 3166).', {
      wanted: true,
      elsewhere: { aiaaic: 'Jurisdiction', oecd: 6, osv: 'database_specific', veris: 'victim.country' },
    }),
    place: many('text')('Place', 'Region, state or city.'),
    sector: codes('sector')('Sector', 'The field of life or business.', {
      wanted: true,
      elsewhere: { aiaaic: 'Sector', oecd: 17 },
    }),
  }),
  ...inGroup('what', {
    purpose: many('text')('Purpose', 'What the system was meant to do: a verb and its object.', {
      wanted: true,
      elsewhere: { aiaaic: 'Purpose', oecd: 25 },
    }),
    technology: codes('technology')('Technology', 'The techniques at work.', {
      wanted: true,
      elsewhere: { aiaaic: 'Technology', oecd: 22 },
    }),
    issue: codes('issue')('Issue', 'What is at stake: the concern the case raises.', {
      wanted: true,
      elsewhere: { aiaaic: 'Ethical issue', oecd: 16 },
    }),
    trigger: codes('trigger')('News trigger', 'How the case became public.', {
      elsewhere: { aiaaic: 'News trigger', oecd: 4 },
    }),
  }),
  ...inGroup('harm', {
    severity: code('oecd-severity')('Severity', 'The grade of the OECD reporting framework.', {
      elsewhere: { oecd: 10 },
    }),
    harm: codes('harm')('Harm', 'What people, groups or nature suffered.', {
      wanted: true,
      elsewhere: { aiaaic: 'External harm', oecd: 11 },
    }),
    harm_type: codes('oecd-harm')('Harm type (OECD)', 'The broad kinds of harm the OECD monitor uses.', {
      elsewhere: { oecd: 11 },
    }),
    people_affected: one('quantity')('Number of people affected', 'People, as each source counts them.', {
      unit: 'people',
      elsewhere: { oecd: 12 },
    }),
    lives_lost: one('quantity')('Lives lost', 'Deaths the sources connect with the case.', {
      unit: 'people',
      elsewhere: { oecd: 12 },
    }),
    injuries: one('quantity')('Injuries', 'Injured people the sources connect with the case.', {
      unit: 'people',
      elsewhere: { oecd: 12 },
    }),
  }),
  ...inGroup('exposure', {
    data_category: codes('data-category')('Data exposed', 'The kinds of personal data.', {
      elsewhere: { hibp: 'DataClasses', veris: 'attribute.confidentiality.data' },
    }),
    records_exposed: one('quantity')('Records exposed', 'Rows, accounts or files.', {
      unit: 'records',
      elsewhere: { hibp: 'PwnCount', veris: 'attribute.confidentiality.data_total' },
    }),
    events_per_period: one('quantity')('Events recorded', 'Sightings, locations or messages logged per period.', {
      unit: 'events',
    }),
    devices: one('quantity')('Devices', 'Cameras, trackers or terminals involved.', { unit: 'devices' }),
    place_kind: many('text')('Kinds of place recorded', 'Where the system watched people.'),
    exposure_window: one('date')('Exposed', 'From when to when the data stood open (EDTF interval).'),
    access_condition: codes('access-condition')('Access condition', 'What stood between a stranger and the data.', {
      elsewhere: { veris: 'action' },
    }),
    discovery_method: code('discovery-method')('Discovery', 'How it was found.', {
      elsewhere: { veris: 'discovery_method' },
    }),
    earlier_abuse: many('text')('Earlier abuse', 'Signs that others had used the opening before.', {
      elsewhere: { veris: 'attribute.confidentiality.data_disclosure' },
    }),
  }),
  ...inGroup('outcome', {
    consequence: codes('consequence')('Consequence', 'What others did about it: courts, regulators, markets.', {
      elsewhere: { aiaaic: 'Consequence', oecd: 27 },
    }),
    response: codes('response')('Response', 'What the operator or developer did about it.', {
      elsewhere: { aiaaic: 'Response', oecd: 27, veris: 'corrective_action' },
    }),
    fine: many('money')('Fine or settlement', 'Money ordered or agreed.', { elsewhere: { veris: 'impact.loss' } }),
    reply: many('reply')(
      'Answer of the organisation',
      'What an organisation that is named here answers (right of reply).',
    ),
    timeline: many('event')('Timeline', 'The dated steps of the case, silence included.'),
    as_written: many('text')('As written in the source', 'What an imported line says that fits no other field.'),
  }),
  ...inGroup('mit', {
    mit_domain: codes('mit-domain')('Risk domain (MIT)', 'The subdomain of the MIT AI Risk Repository.'),
    mit_entity: code('mit-entity')('Caused by (MIT)', 'Human, AI or other.'),
    mit_intent: code('mit-intent')('Intent (MIT)', 'Intentional, unintentional or other.'),
    mit_timing: code('mit-timing')('Timing (MIT)', 'Before or after deployment.'),
  }),
  ...inGroup('cset', {
    cset_harm_domain: answer('Harm domain (CSET)', 'Whether the case shows a harm that the taxonomy covers.'),
    cset_tangible_harm: code('cset-tangible-harm')('Tangible harm (CSET)', 'Whether it occurred, nearly did or may.'),
    cset_ai_system: answer('AI system (CSET)', 'Whether an AI system was involved in the tangible harm.'),
    cset_clear_link: answer('Clear link (CSET)', 'Whether the tangible harm is clearly linked to the technology.'),
    cset_identifiable_entity: answer('Identifiable entity (CSET)', 'Whether one entity that was harmed can be told.'),
    cset_harm_level: code('cset-harm-level')('AI harm level (CSET)', 'The level of harm with a link to the AI system.'),
    cset_critical_services: answerFacet('Critical services (CSET)', 'Whether access to critical services was hit.'),
    cset_rights_violation: answerFacet('Rights violation (CSET)', 'Whether rights were violated.'),
    cset_minor: answerFacet('Involving minors (CSET)', 'Whether minors were involved.'),
    cset_detrimental_content: answerFacet('Detrimental content (CSET)', 'Whether detrimental content was involved.'),
    cset_protected: answerFacet(
      'Protected characteristic (CSET)',
      'Whether harm rested on a protected characteristic.',
    ),
    cset_harm_basis: codes('cset-harm-basis')('Harm distribution basis (CSET)', 'On what basis harm fell unequally.'),
    cset_intangible_harm: answer('Intangible harm (CSET)', 'Whether intangible harm of special interest occurred.'),
    cset_intangible_system: answer('AI system, intangible (CSET)', 'Whether AI was involved in the intangible harm.'),
    cset_intangible_link: answer(
      'Clear link, intangible (CSET)',
      'Whether the intangible harm is linked to the technology.',
    ),
    cset_harmed_class: answer('Harmed class (CSET)', 'Whether a class of harmed entities can be told.'),
    cset_intangible_assessment: answer(
      'AI intangible harm (CSET)',
      'Whether AI did intangible harm of special interest.',
    ),
    cset_physical_objects: answer('Physical objects (CSET)', 'Whether the domain deals with physical objects.'),
    cset_entertainment: answer('Entertainment (CSET)', 'Whether the case belongs to the entertainment industry.'),
    cset_study: answer('Report, test or study (CSET)', 'Whether the case is about a report, test or study of data.'),
    cset_deployed: answer('Deployed (CSET)', 'Whether the system was deployed.'),
    cset_producer_controlled: answer(
      'Producer test, controlled (CSET)',
      'Whether its makers tested it in controlled conditions.',
    ),
    cset_producer_operational: answer(
      'Producer test, operational (CSET)',
      'Whether its makers tested it in operation.',
    ),
    cset_user_controlled: answer('User test, controlled (CSET)', 'Whether users tested it in controlled conditions.'),
    cset_user_operational: answer('User test, operational (CSET)', 'Whether users tested it in operation.'),
    cset_multiple_systems: answer('Several AI systems (CSET)', 'Whether several AI systems acted on one another.'),
    cset_embedded: answer('Embedded (CSET)', 'Whether the AI was part of a physical system.'),
    cset_infrastructure: codes('cset-infrastructure')(
      'Infrastructure (CSET)',
      'Critical infrastructure sectors involved.',
    ),
    cset_conditions: many('text')('Operating conditions (CSET)', 'Under what conditions the system ran.'),
    cset_sector: codes('cset-sector')('Sector of deployment (CSET)', 'The industry the system was deployed in.'),
    cset_public_sector: answerFacet('Public sector (CSET)', 'Whether the public sector deployed the system.'),
    cset_region: code('cset-region')('Region (CSET)', 'The part of the world.'),
    cset_autonomy: code('cset-autonomy')('Autonomy (CSET)', 'How independently the system acted.'),
    cset_intentional: code('cset-intentional')('Intentional harm (CSET)', 'Whether harm was intended by design.'),
    cset_data_inputs: many('text')('Data inputs (CSET)', 'What the system took in.'),
    cset_physical_system: many('text')('Physical system (CSET)', 'The machine that the AI was part of.'),
    cset_task: many('text')('AI task (CSET)', 'What the AI did.'),
    cset_methods: many('text')('AI tools and methods (CSET)', 'How the AI was built.'),
  }),
  ...inGroup('gmf', {
    gmf_goal: codes('gmf-goal')('AI goal (GMF)', 'What the system was for.'),
    gmf_technology: codes('gmf-technology')('AI technology (GMF)', 'The method behind it.'),
    gmf_failure: codes('gmf-failure')('Technical failure (GMF)', 'What went wrong inside.'),
  }),
};

/** The name of a field. */
export type FieldName = keyof typeof registry;

/** A field with its name. */
export type Field = FieldSpec & { readonly name: FieldName };

/** The single registry: every field exactly once, in the order in which pages and exports show them. */
export const fields: readonly Field[] = Object.entries(registry).map(([name, spec]) => ({
  ...spec,
  name: name as FieldName,
}));

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
