/** One criterion of the framework: its number, and the dimension it belongs to. */
export type Criterion = {
  readonly number: number;
  readonly name: string;
  readonly dimension: string;
  readonly mandatory: boolean;
};

// In the order of the framework; a star marks what must be answered.
const dimensions: readonly (readonly [string, readonly string[]])[] = [
  [
    'Metadata',
    [
      '*Title',
      '*Description of the incident',
      '*How the AI system relates to the incident',
      '*Submitter information',
      'Date of first known occurrence',
      'Countries where it occurred',
      '*Supporting materials',
      'AI system or product, name and version',
      'Organisations that developed or deployed it',
    ],
  ],
  ['Harm', ['*Severity', '*Harm type', 'Quantification of harm', 'Unintended or wrongful use']],
  [
    'People and planet',
    ['Affected stakeholders', 'Impacts on human or fundamental rights', 'Associated AI principles'],
  ],
  [
    'Economic context',
    ['Industries', 'Business functions', 'Critical functions or infrastructure', 'Breadth of deployment'],
  ],
  ['Data and input', ['Link to training data']],
  ['AI model', ['Link to the AI model', 'Usage rights', 'Interaction of several AI systems']],
  ['Task and output', ['Tasks of the AI system', 'Highest level of autonomy']],
  ['Other', ['Actions taken', 'Steps to reproduce', 'Additional information']],
];

/** The 29 criteria of the OECD's common reporting framework. */
export const criteria: readonly Criterion[] = dimensions
  .flatMap(([dimension, names]) => names.map((name) => ({ name, dimension })))
  .map(({ name, dimension }, at) => ({
    number: at + 1,
    name: name.replace('*', ''),
    dimension,
    mandatory: name.startsWith('*'),
  }));
