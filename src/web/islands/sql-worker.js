// Holds the database and answers questions to it, away from the page so that a long one can be stopped.
import start from './sqlite3.mjs';

// A table of more rows is of no use on a page, and would fill the memory of a telephone.
const MOST = 10_000;
let ready;

async function open(address) {
  const [sqlite3, answer] = await Promise.all([start(), fetch(address, { credentials: 'omit' })]);
  if (!answer.ok) throw new Error(`the database file answers ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const db = new sqlite3.oo1.DB(':memory:');
  const place = sqlite3.wasm.allocFromTypedArray(bytes);
  const flags = sqlite3.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite3.capi.SQLITE_DESERIALIZE_READONLY;
  db.checkRc(sqlite3.capi.sqlite3_deserialize(db.pointer, 'main', place, bytes.byteLength, bytes.byteLength, flags));
  return { db, sqlite3 };
}

// Whole numbers beyond what JavaScript counts exactly come as another type, and bytes are of no use in a table.
function shown(cell) {
  if (typeof cell === 'bigint') return cell.toString();
  return cell instanceof Uint8Array ? `${cell.byteLength} bytes` : cell;
}

function ask({ db }, sql) {
  const statement = db.prepare(sql);
  try {
    const columns = statement.columnCount > 0 ? statement.getColumnNames() : [];
    const rows = [];
    let more = false;
    while (statement.step()) {
      if (rows.length === MOST) {
        more = true;
        break;
      }
      rows.push(statement.get([]).map(shown));
    }
    return { columns, rows, more };
  } finally {
    statement.finalize();
  }
}

addEventListener('message', async ({ data: { file, sql } }) => {
  try {
    ready ??= open(file);
    const database = await ready;
    const from = performance.now();
    postMessage({ ...ask(database, sql), milliseconds: Math.round(performance.now() - from) });
  } catch (error) {
    postMessage({ problem: String(error?.message ?? error).replace(/^.*sqlite3 result code \d+: /, '') });
  }
});
