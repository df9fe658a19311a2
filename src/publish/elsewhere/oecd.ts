import { type Field, fields } from '../../core/fields.ts';
import type { UnknownReason } from '../../core/statement.ts';
import type { PublicRecord } from '../public-record.ts';
import { valueCode } from '../table/say-value.ts';
import { factsOf } from './facts.ts';
import { type Elsewhere, type Loss, lossOf, type Treatment } from './loss.ts';
import { type Criterion, criteria } from './oecd-criteria.ts';

type Given = { readonly field: string; readonly value: string; readonly code?: string };

/** One criterion of the framework with what the record says about it. */
export type Answer = Criterion & {
  readonly given: readonly Given[];
  readonly unknown?: readonly { readonly field: string; readonly reason: UnknownReason }[];
};

/** A record by the 29 criteria of the OECD's common reporting framework; `unanswered` lists the mandatory ones it says nothing about. */
export type OecdReport = {
  readonly framework: string;
  readonly record: { readonly id: string; readonly revision: number; readonly address: string };
  readonly licence?: string;
  readonly attribution?: string;
  readonly criteria: readonly Answer[];
  readonly unanswered: readonly number[];
  readonly loss: readonly Loss[];
};

const SUBMITTER = 4;
const MATERIALS = 7;
const MORE = 29;

const treatment: Treatment = {
  name: 'oecd',
  reasons: true,
  fields: {
    type: { how: 'approximate', why: 'The framework grades severity; our type only tells an incident from a hazard.' },
    system: { how: 'partial', why: 'Names without versions.' },
    affected: { how: 'partial', why: 'Groups by name, not by the framework’s list of stakeholders.' },
    sector: { how: 'approximate', why: 'Our own list of sectors, not ISIC.' },
    purpose: { how: 'approximate', why: 'What the system was for, in words; the framework has a list of tasks.' },
    technology: { how: 'approximate', why: 'The techniques; the framework asks for a link to the model.' },
    issue: { how: 'approximate', why: 'Our own list of issues, not the OECD’s principles.' },
    trigger: { how: 'approximate', why: 'How the case became public, which is not who submitted it.' },
    harm: { how: 'approximate', why: 'A finer list of harms than the framework’s.' },
    consequence: { how: 'partial', why: 'What others did, as codes without dates.' },
    response: { how: 'partial', why: 'What the organisation did, as codes without dates.' },
  },
  sources: { to: '7', how: 'partial', why: 'Title, publisher, date and address; not which statement rests on which.' },
};

const fieldsOf = (number: number): readonly Field[] => fields.filter(({ elsewhere }) => elsewhere?.oecd === number);

function materials({ sources }: PublicRecord): readonly Given[] {
  return sources.map(({ title, publisher, published, url, id }) => ({
    field: 'sources',
    value: [title ?? id, publisher, published, url].filter(Boolean).join(', '),
  }));
}

// What the framework asks for and no single field holds.
function ofRecord(record: PublicRecord, number: number, address: string): readonly Given[] {
  if (number === SUBMITTER) return [{ field: 'record', value: record.attribution ?? `Casebook, ${address}` }];
  if (number === MATERIALS) return materials(record);
  if (number !== MORE) return [];
  return [{ field: 'record', value: `${record.id}, version ${record.revision}, SHA-256 ${record.commitment}` }];
}

function answer(record: PublicRecord, criterion: Criterion, address: string): Answer {
  const facts = factsOf(record);
  const { number } = criterion;
  const given = fieldsOf(number).flatMap(({ name }) => {
    const texts = facts.texts(name);
    return facts.best(name).map((statement, at): Given => {
      const code = valueCode(statement);
      return { field: name, value: texts[at] ?? '', ...(code !== undefined && { code }) };
    });
  });
  const unknown = fieldsOf(number).flatMap(({ name }) => {
    if (facts.best(name).length > 0) return [];
    const own = record.document.statements.find(
      (one) => one.field === name && one.unknown !== undefined && one.rank !== 'deprecated',
    );
    return own?.unknown === undefined ? [] : [{ field: name, reason: own.unknown }];
  });
  return {
    ...criterion,
    given: [...given, ...ofRecord(record, number, address)],
    ...(unknown.length > 0 && { unknown }),
  };
}

/** Writes a record by the OECD's criteria, as the field registry numbers them; `address` is that of the record. */
export function oecdReport(record: PublicRecord, address: string): Elsewhere<OecdReport> {
  const answers = criteria.map((criterion) => answer(record, criterion, address));
  const { id, revision, licence, attribution } = record;
  const loss = lossOf(record, treatment);
  const document: OecdReport = {
    framework: 'OECD common reporting framework for AI incidents (OECD AI Papers No. 34, February 2025)',
    record: { id, revision, address },
    licence,
    attribution,
    criteria: answers,
    unanswered: answers.flatMap(({ number, mandatory, given }) => (mandatory && given.length === 0 ? [number] : [])),
    loss,
  };
  return { document, loss };
}
