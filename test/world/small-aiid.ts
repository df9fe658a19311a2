import type { ByteFile } from '../../src/core/byte-file.ts';
import { byteFile, csvLine } from './byte-files.ts';

/** Two invented private persons who occur all over the small snapshot. */
export type Cast = { readonly victim: string; readonly attacker: string };

/** The cast unless a test wants others; nobody of these names is known to us. */
export const cast: Cast = { victim: 'Tindra Quillfeather', attacker: 'Bram Oosterhagel' };

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');
const list = (...items: readonly (string | number)[]): string => JSON.stringify(items);
const table = (name: string, rows: readonly (readonly string[])[]): ByteFile =>
  byteFile(`${rows.map(csvLine).join('\n')}\n`, { name });

const cset = [
  'Namespace',
  'Incident ID',
  'Published',
  'Annotator',
  'Annotation Status',
  'Tangible Harm',
  'AI System',
  'AI Harm Level',
  'AI System',
  'Harmed Class of Entities',
  'Date of Incident Year',
  'Date of Incident Month',
  'Date of Incident Day',
  'Estimated Date',
  'Location City',
  'Location Country (two letters)',
  'Sector of Deployment',
  'Lives Lost',
  'Injuries',
  'Estimated Harm Quantities',
  'AI Task',
];

function csetRow(
  annotator: string,
  level: string,
  more: { task?: string; published?: string } = {},
): readonly string[] {
  const { task = 'text generation, translation', published = 'True' } = more;
  return [
    'CSETv1',
    '1',
    published,
    annotator,
    '6. Complete and final',
    'tangible harm definitively occurred',
    'yes',
    level,
    'no',
    'True',
    '2021',
    '3',
    '',
    'True',
    'Springfield',
    'US',
    'Arts, entertainment and recreation, information and communication',
    '0',
    '12',
    'True',
    task,
  ];
}

/**
 * A snapshot of the AI Incident Database in small, all of it invented: four incidents (one merged into another), articles
 * that share incidents, all classifications, and the cast in roles, titles, descriptions, articles and addresses.
 */
export function smallAiid({ victim, attacker }: Cast = cast): readonly ByteFile[] {
  const surname = victim.split(' ').at(-1) ?? '';
  const names = [
    { entity_id: 'murmur-labs', name: 'Murmur Labs' },
    { entity_id: slug(victim), name: victim },
    { entity_id: 'family', name: `${victim}'s family` },
  ];
  return [
    table('incidents.csv', [
      [
        '_id',
        'incident_id',
        'date',
        'reports',
        'Alleged deployer of AI system',
        'Alleged developer of AI system',
        'Alleged harmed or nearly harmed parties',
        'description',
        'title',
      ],
      [
        'a',
        '1',
        '2021-03-04',
        list(10, 11, 99),
        list('murmur-labs'),
        list('murmur-labs', 'openai'),
        list(slug(victim), 'family', 'bus-drivers'),
        `A chatbot of Murmur Labs defamed ${victim}. Ms. ${surname} complained; ${surname}'s employer did not answer.`,
        `Chatbot defames ${victim}`,
      ],
      [
        'b',
        '2',
        '2022-05-06',
        list(11, 12),
        list(slug(attacker)),
        list('unknown'),
        list(`scammers-impersonating-${slug(victim)}`, 'taylor-swift'),
        `${attacker} used a cloned voice.`,
        `Voice of ${victim.toUpperCase()} cloned`,
      ],
      [
        'c',
        '3',
        '2022',
        list(12),
        list('springfield-police-department'),
        list('murmur-labs-inc.'),
        list('election-integrity'),
        'A wrong match.',
        'Wrong match',
      ],
      [
        'd',
        '4',
        '2023-01-01',
        list(),
        list('murmur-labs'),
        list('murmur-labs'),
        list('students'),
        'The same match again.',
        `Match, says ${attacker}`,
      ],
    ]),
    table('reports.csv', [
      ['incident_id', 'incident_date', 'report_number', 'title', 'url'],
      [
        '1',
        '2021-03-04',
        '10',
        `“I was defamed”, says ${victim}`,
        `https://www.example.org/news/${slug(victim)}-defamed`,
      ],
      ['1', '2021-03-04', '11', `${surname} takes Murmur Labs to court`, 'https://www.example.org/news/murmur-court'],
      ['2', '2022-05-06', '11', `${surname} takes Murmur Labs to court`, 'https://www.example.org/news/murmur-court'],
      ['2', '2022-05-06', '12', '', ''],
      ['2', '2022-05-06', '13', 'A second copy', 'https://www.example.org/news/murmur-court'],
    ]),
    table('duplicates.csv', [
      ['duplicate_incident_number', 'true_incident_number'],
      ['7', '4'],
      ['4', '3'],
    ]),
    byteFile(JSON.stringify(names), { name: 'entities-2025-02.json' }),
    byteFile(
      JSON.stringify([
        { incident_id: 1, sameAs: 'https://oecd.ai/en/incidents/2021-03-04-aaaa', source_namespace: 'OECD' },
      ]),
      { name: 'oecd-links.json' },
    ),
    table('classifications_MIT.csv', [
      ['Namespace', 'Incident ID', 'Published', 'Risk Domain', 'Risk Subdomain', 'Entity', 'Timing', 'Intent'],
      [
        'MIT',
        '1',
        'True',
        '3. Misinformation',
        '3.1. False or misleading information',
        'AI',
        'Post-deployment',
        'Unintentional',
      ],
    ]),
    table('classifications_GMF.csv', [
      [
        'Namespace',
        'Incident ID',
        'Published',
        'Known AI Goal',
        'Potential AI Goal',
        'Known AI Technology',
        'Potential AI Technology',
        'Known AI Technical Failure',
        'Potential AI Technical Failure',
      ],
      ['GMF', '1', 'False', 'Chatbot, Question Answering', 'Chatbot, Translation', 'Transformer', '', 'Moon phase', ''],
    ]),
    table('classifications_CSETv1.csv', [cset, csetRow('', 'AI tangible harm event')]),
    table('classifications_CSETv1_Annotator-1.csv', [cset, csetRow('005', 'none', { task: `imitation of ${victim}` })]),
    table('classifications_CSETv1_Annotator-2.csv', [cset, csetRow('007', 'unclear', { published: 'False' })]),
  ];
}
