import type { FieldName } from '../../core/fields.ts';

/** How a column of the CSET table is read: codes of its field's vocabulary, true or false, one text, or texts between commas. */
export type CsetColumn = {
  readonly column: string;
  readonly field: FieldName;
  readonly as: 'codes' | 'truth' | 'text' | 'texts';
  readonly nth?: number;
};

const codes = (column: string, field: FieldName, nth?: number): CsetColumn => ({ column, field, as: 'codes', nth });

/**
 * The columns of the CSET v1 table that state something, with their fields. Left out are the notes, the description of
 * the system and the named entities: other people's sentences, and names of people who were harmed.
 */
export const csetColumns: readonly CsetColumn[] = [
  codes('Physical Objects', 'cset_physical_objects'),
  codes('Entertainment Industry', 'cset_entertainment'),
  codes('Report, Test, or Study of data', 'cset_study'),
  codes('Deployed', 'cset_deployed'),
  codes('Producer Test in Controlled Conditions', 'cset_producer_controlled'),
  codes('Producer Test in Operational Conditions', 'cset_producer_operational'),
  codes('User Test in Controlled Conditions', 'cset_user_controlled'),
  codes('User Test in Operational Conditions', 'cset_user_operational'),
  codes('Harm Domain', 'cset_harm_domain'),
  codes('Tangible Harm', 'cset_tangible_harm'),
  codes('AI System', 'cset_ai_system'),
  codes('Clear link to technology', 'cset_clear_link'),
  {
    column: 'There is a potentially identifiable specific entity that experienced the harm',
    field: 'cset_identifiable_entity',
    as: 'truth',
  },
  codes('AI Harm Level', 'cset_harm_level'),
  codes('Impact on Critical Services', 'cset_critical_services'),
  codes('Rights Violation', 'cset_rights_violation'),
  codes('Involving Minor', 'cset_minor'),
  codes('Detrimental Content', 'cset_detrimental_content'),
  codes('Protected Characteristic', 'cset_protected'),
  codes('Harm Distribution Basis', 'cset_harm_basis'),
  codes('Special Interest Intangible Harm', 'cset_intangible_harm'),
  codes('AI System', 'cset_intangible_system', 1),
  codes('Clear link to Technology', 'cset_intangible_link'),
  { column: 'Harmed Class of Entities', field: 'cset_harmed_class', as: 'truth' },
  codes('Annotator’s AI special interest intangible harm assessment', 'cset_intangible_assessment'),
  codes('Multiple AI Interaction', 'cset_multiple_systems'),
  codes('Embedded', 'cset_embedded'),
  codes('Location Country (two letters)', 'country'),
  codes('Location Region', 'cset_region'),
  codes('Infrastructure Sectors', 'cset_infrastructure'),
  { column: 'Operating Conditions', field: 'cset_conditions', as: 'text' },
  { column: 'Data Inputs', field: 'cset_data_inputs', as: 'texts' },
  codes('Sector of Deployment', 'cset_sector'),
  codes('Public Sector Deployment', 'cset_public_sector'),
  codes('Autonomy Level', 'cset_autonomy'),
  codes('Intentional Harm', 'cset_intentional'),
  { column: 'Physical System Type', field: 'cset_physical_system', as: 'text' },
  { column: 'AI Task', field: 'cset_task', as: 'texts' },
  { column: 'AI tools and methods', field: 'cset_methods', as: 'texts' },
];
