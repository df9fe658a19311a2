import { canonicalJson } from '../../core/canonical.ts';
import { Refused } from '../../core/errors.ts';
import { type Field, fieldNamed } from '../../core/fields.ts';
import type { World } from '../../core/ports.ts';
import { publicRecord } from '../../core/public.ts';
import type { RecordDocument } from '../../core/record.ts';
import type { DocumentState } from '../../core/revision.ts';
import type { Statement } from '../../core/statement.ts';
import { sourceName } from '../parts/citation.ts';
import { partsOfField } from '../parts/field-controls.ts';
import type { EntityLabels } from '../parts/value.ts';
import { entitiesOf, labelsOf, publicHead, revisionOf, sourcesOf, titleOf } from '../shown-record.ts';

/** A statement that a reader may change; `at` is its place in the document. */
export type Editable = { readonly at: number; readonly statement: Statement };

/** The version of a record that somebody looks at while they change it, and where the record is by now. */
export type ImproveBase = {
  readonly id: string;
  readonly state: DocumentState;
  readonly base: number;
  readonly latest: number;
  readonly title: string;
  readonly lang: string;
  readonly statements: readonly Editable[];
  readonly labels: EntityLabels;
  readonly sources: Readonly<Record<string, string>>;
};

// What stands in for something withheld is not in the document itself, so it cannot be changed.
async function seenIn(world: World, document: RecordDocument) {
  const entities = await entitiesOf(world, [document]);
  const open = new Set(
    publicRecord(document, entities).statements.map((one) => canonicalJson(JSON.parse(JSON.stringify(one)))),
  );
  const statements = document.statements.flatMap((statement, at) =>
    open.has(canonicalJson(statement)) ? [{ at, statement }] : [],
  );
  return { statements, labels: labelsOf(entities) };
}

/** What is to be changed, as it stands in the version `base` or the newest. Refuses what is not published. */
export async function improveBase(world: World, id: string, base?: number): Promise<ImproveBase> {
  const { state } = await publicHead(world, id);
  if (state !== 'published') throw new Refused('wrong-state', `${id} is ${state}, so it takes no changes.`);
  return versionLookedAt(world, id, base);
}

/** The same of a record that may be withdrawn or merged by now, for those who look at what was sent before. */
export async function versionLookedAt(world: World, id: string, base?: number): Promise<ImproveBase> {
  const head = await publicHead(world, id);
  const number = base ?? head.revision;
  const document = (await revisionOf(world, id, number)).body.document as RecordDocument;
  const { statements, labels } = await seenIn(world, document);
  const sources = await sourcesOf(
    world,
    statements.map(({ statement }) => statement),
  );
  return {
    id,
    state: head.state,
    base: number,
    latest: head.revision,
    ...titleOf(document),
    statements,
    labels,
    sources: Object.fromEntries(sources.map((source) => [source.id, sourceName(source)])),
  };
}

/** Whether a field is changed by forms: it is public, and its values can be written down. */
export function isImprovable(field: Field): boolean {
  return field.visible === undefined && partsOfField(field).length > 0;
}

/** The field of this name. Refuses names of others and of fields that forms do not change. */
export function improvableField(name: string): Field {
  const field = fieldNamed(name);
  if (field && isImprovable(field)) return field;
  throw new Refused('bad-parameter', 'There is no field of this name that can be changed here.');
}
