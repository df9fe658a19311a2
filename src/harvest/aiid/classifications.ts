import type { ByteFile } from '../../core/byte-file.ts';
import type { FieldName } from '../../core/fields.ts';
import type { Said } from '../gather-statements.ts';
import { matcherOf } from '../match-code.ts';
import { csetSaid } from './cset.ts';
import { type AiidFiles, type NamedRow, readNamed } from './files.ts';
import { type Classification, reservation, saidCodes, together, type Voice } from './said-codes.ts';

/** Every classification by the number of its incident. */
export type Classifications = ReadonlyMap<string, readonly Classification[]>;

type Reader = (row: NamedRow) => Classification;

const MIT = 'AIID classification (MIT)';
const GMF = 'AIID classification (GMF)';

const noted = (...notes: readonly (string | undefined)[]): Pick<Said, 'note'> => {
  const note = notes.filter(Boolean).join('; ');
  return note === '' ? {} : { note };
};

function mitSaid(row: NamedRow): Classification {
  const voice: Voice = { by: MIT, ...noted(reservation(row)) };
  const find = matcherOf('mit-domain');
  const subdomain = find(row.cell('Risk Subdomain'))?.code;
  const domain = find(row.cell('Risk Domain'))?.code;
  const implied = subdomain !== undefined && domain !== undefined && subdomain.startsWith(`${domain}.`);
  const columns: readonly (readonly [FieldName, string])[] = [
    ...(implied ? [] : ([['mit_domain', 'Risk Domain']] as const)),
    ['mit_domain', 'Risk Subdomain'],
    ['mit_entity', 'Entity'],
    ['mit_timing', 'Timing'],
    ['mit_intent', 'Intent'],
  ];
  return together(
    columns.map(([field, column]) => saidCodes(row.cell(column), { field, column: `${column} (MIT)` }, voice)),
  );
}

const gmfColumns: readonly (readonly [FieldName, string])[] = [
  ['gmf_goal', 'AI Goal'],
  ['gmf_technology', 'AI Technology'],
  ['gmf_failure', 'AI Technical Failure'],
];

// What is known is not said again as something potential.
function gmfSaid(row: NamedRow): Classification {
  const parts = gmfColumns.map(([field, column]) => {
    const known = saidCodes(
      row.cell(`Known ${column}`),
      { field, column: `Known ${column} (GMF)` },
      { by: GMF, ...noted(reservation(row)) },
    );
    const spot = { field, column: `Potential ${column} (GMF)` };
    const potential = saidCodes(row.cell(`Potential ${column}`), spot, {
      by: GMF,
      ...noted('Potential', reservation(row)),
    });
    const values = new Set(known.said.map(({ value }) => value));
    return together([known, { ...potential, said: potential.said.filter(({ value }) => !values.has(value)) }]);
  });
  return together(parts);
}

/** Reads every classification file; they are joined to their incidents in memory. `remark` is told what cannot be used. */
export async function readClassifications(
  files: AiidFiles,
  remark: (sentence: string) => void,
): Promise<Classifications> {
  const all = new Map<string, Classification[]>();
  const read = async (file: ByteFile | undefined, needed: readonly string[], reader: Reader): Promise<void> => {
    if (file === undefined) return;
    for await (const row of readNamed(file, ['Incident ID', ...needed])) {
      const id = row.cell('Incident ID');
      const list = all.get(id) ?? [];
      list.push(reader(row));
      all.set(id, list);
    }
  };
  await read(files.mit, ['Risk Domain', 'Risk Subdomain', 'Entity', 'Timing', 'Intent'], mitSaid);
  for (const [at, file] of files.cset.entries()) {
    const merged = file.name === 'classifications_CSETv1.csv';
    if (at === 0 && !merged) remark('There is no merged CSET file; its annotators stand alone.');
    await read(file, ['Annotator', 'Tangible Harm', 'AI Harm Level'], (row) => csetSaid(row, merged));
  }
  await read(
    files.gmf,
    gmfColumns.map(([, column]) => `Known ${column}`),
    gmfSaid,
  );
  return all;
}
