import type { RecordAnnotation } from '../../core/annotation.ts';
import type { ColumnRow, IndexReader } from '../../core/ports.ts';
import type { TextPhrase } from '../../core/text-phrase.ts';
import type { Tables } from '../tables.ts';
import { type Blocking, listOf, openBlocking } from './blocking.ts';
import { freshEnough } from './fresh-enough.ts';
import { findsAll, holdsAll, quoted } from './text-condition.ts';
import { rankTexts } from './text-rank.ts';
import { BETWEEN } from './text-row.ts';
import { keptTotals } from './text-totals.ts';
import { makeVocabulary } from './vocabulary.ts';

type Row = Omit<Tables['search_row'], 'tokens'> & { readonly tokens: string };

const ROWS = 2_000;
const LINES = 20_000;
// About a megabyte.
const TEXTS = 100;
// Reading everything at the start, when nobody waits.
const PATIENCE = 60_000;

// Numbers come as four bytes each, written as hexadecimal digits: the fastest that a text can carry.
function numbersIn(hex: string | null, isLittle: boolean): Uint32Array {
  const bytes = Buffer.from(hex ?? '', 'hex');
  if (!isLittle) bytes.swap32();
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

const docidsWhere = (table: string, condition: string): string =>
  `select encode(string_agg(int4send(docid::int), ''::bytea), 'hex') as value from ${table} where ${condition}`;

// Ranking and phrases read texts; from a disk that takes a hundred times as long as from memory.
const warming = (from: number): string => `select max(docid)::text as value from (
  select docid, texts, pairs from text_index join text_pairs using (docid)
  where docid >= ${from} order by docid limit ${TEXTS}
) as batch where strpos(texts, '${BETWEEN}') > 0 and octet_length(pairs) > 0`;

function columnRow(row: Row): ColumnRow {
  return {
    docid: row.docid,
    id: row.id,
    seq: row.seq,
    alive: row.alive === 1,
    firstDay: row.first_day ?? undefined,
    lastDay: row.last_day ?? undefined,
    published: row.published,
    changed: row.changed,
    completeness: row.completeness,
    numbers: row.numbers === '{}' ? {} : (JSON.parse(row.numbers) as Record<string, number>),
    tokens: numbersIn(row.tokens, true),
  };
}

// A record that changes while others are read comes as it is by then, and once more with the next question.
function* rowsIn(blocking: Blocking, seq: number): Generator<ColumnRow> {
  const docids = numbersIn(blocking.ask(docidsWhere('search_row', `seq > ${seq}`), PATIENCE), false).sort();
  for (let at = 0; at < docids.length; at += ROWS) {
    const some = docids.subarray(at, at + ROWS);
    const rows = `select docid, id, seq, alive, first_day, last_day, published, changed, completeness, numbers,
      encode(tokens, 'hex') as tokens from search_row where docid = any('{${some.join(',')}}') order by docid`;
    yield* listOf<Row>(blocking, rows, PATIENCE).map(columnRow);
  }
}

type Token = { readonly id: number; readonly token: string };

function* tokensIn(blocking: Blocking, after: number): Generator<Token> {
  for (let [last, isMore] = [after, true]; isMore; ) {
    const tokens = `select id, token from search_token where id > ${last} order by id limit ${LINES}`;
    const some = listOf<Token>(blocking, tokens, PATIENCE);
    yield* some;
    last = some.at(-1)?.id ?? last;
    isMore = some.length === LINES;
  }
}

function* annotationsIn(blocking: Blocking, field: string): Generator<RecordAnnotation> {
  for (let [last, isMore]: [RecordAnnotation | undefined, boolean] = [undefined, true]; isMore; ) {
    const place: string = last ? `(${last.docid}, ${quoted(last.asserter)}, ${quoted(last.value)})` : `(-1, '', '')`;
    const lines = `select docid, asserter, value from annotation
      where field = ${quoted(field)} and (docid, asserter, value) > ${place} order by docid, asserter, value limit ${LINES}`;
    const some = listOf<RecordAnnotation>(blocking, lines, PATIENCE);
    yield* some;
    last = some.at(-1);
    isMore = some.length === LINES;
  }
}

/**
 * Opens the index of the database at `url` for one search thread, over a connection of its own that is made when it is
 * needed. Where that is a replica, its `primary` answers what the replica cannot yet, or not just now.
 */
export function openIndexReader(url: string, primary?: string): IndexReader {
  const blocking = freshEnough(openBlocking(url), primary === undefined ? undefined : openBlocking(primary));
  const { ask } = blocking;
  const { sequence, totals } = keptTotals(blocking);
  const { words, forms, formCounts } = makeVocabulary(blocking);
  return {
    sequence,
    reach: blocking.reach,
    rows: (seq) => rowsIn(blocking, seq),
    tokens: (after) => tokensIn(blocking, after),
    match: (phrases) => numbersIn(ask(docidsWhere('text_index', findsAll(phrases))), false).sort(),
    matches: (phrases: readonly TextPhrase[], docid) =>
      ask(`select 'yes' as value from text_index where docid = ${docid} and ${holdsAll(phrases)}`) !== null,
    rank: (phrases, docids) => rankTexts({ blocking, totals: totals() }, phrases, docids),
    count: (phrases, limit) =>
      Number(
        ask(`select count(*)::text as value from
        (select 1 from text_index where ${findsAll(phrases)} limit ${limit}) as found`),
      ),
    warm: (from) => {
      const last = ask(warming(from));
      return last === null ? undefined : Number(last) + 1;
    },
    annotations: (field) => annotationsIn(blocking, field),
    words,
    forms,
    formCounts,
    close: () => blocking.close(),
  };
}
