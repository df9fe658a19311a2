// Runs questions in SQL over the database of a release, in a worker of this page; nothing is sent anywhere.
const form = document.querySelector('#sql');
const part = (name) => document.querySelector(`#sql-${name}`);
const SVG = 'http://www.w3.org/2000/svg';
const BARS = 30;

const make = (name, attributes = {}, text = '') => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};
const draw = (name, attributes, text = '') => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};

const ID = /^CB-\d+$|^[A-Z]{2,8}-\d+$/;
function cellOf(value, column) {
  const cell = make('td', typeof value === 'number' ? { class: 'number' } : { dir: 'auto' });
  if (['id', 'record'].includes(column) && ID.test(String(value)) && !/^[ES]-/.test(value))
    cell.append(make('a', { href: `/records/${value}` }, value));
  else cell.textContent = value === null ? '' : String(value);
  return cell;
}

function tableOf({ columns, rows }) {
  const table = make('table');
  const [head, body] = [make('thead'), make('tbody')];
  const names = make('tr');
  names.append(...columns.map((name) => make('th', { scope: 'col' }, name)));
  head.append(names);
  for (const row of rows) {
    const line = make('tr');
    line.append(...row.map((value, at) => cellOf(value, columns[at])));
    body.append(line);
  }
  table.append(head, body);
  return table;
}

// As the downloads have it: a text that a spreadsheet would take for a formula gets an apostrophe in front.
const FORMULA = /^'*(?:[\s\u00a0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/u;
function csvCell(value) {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const csvOf = ({ columns, rows }) => [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

// The first column that is all numbers, over the first other one.
function chartOf({ columns, rows }) {
  const first = rows.slice(0, BARS);
  const numbers = columns.findLastIndex((_, at) => first.every((row) => typeof row[at] === 'number' && row[at] >= 0));
  const names = columns.findIndex((_, at) => at !== numbers);
  if (numbers < 0 || names < 0 || first.length < 2) return undefined;
  const most = Math.max(...first.map((row) => row[numbers])) || 1;
  const height = 24 * first.length;
  const svg = draw('svg', {
    viewBox: `0 0 640 ${height}`,
    role: 'img',
    'aria-label': `${columns[numbers]} by ${columns[names]}; the table above holds the same numbers`,
  });
  first.forEach((row, at) => {
    const y = 24 * at;
    const name = String(row[names] ?? '');
    svg.append(
      draw(
        'text',
        { x: 190, y: y + 16, 'text-anchor': 'end', class: 'sql-name' },
        name.length > 26 ? `${name.slice(0, 25)}…` : name,
      ),
      draw('rect', { x: 200, y: y + 4, width: Math.max(1, (340 * row[numbers]) / most), height: 16, class: 'sql-bar' }),
      draw(
        'text',
        { x: 206 + (340 * row[numbers]) / most, y: y + 16, class: 'sql-name' },
        row[numbers].toLocaleString('en'),
      ),
    );
  });
  const caption = make(
    'figcaption',
    {},
    `${columns[numbers]} by ${columns[names]}${rows.length > BARS ? `, the first ${BARS} rows` : ''}`,
  );
  return [caption, svg];
}

let worker;
let held;
function say(text) {
  part('state').textContent = text;
}

function show(answer) {
  part('stop').disabled = true;
  part('result').hidden = answer.problem !== undefined;
  if (answer.problem !== undefined) return say(`SQLite says: ${answer.problem}`);
  const { rows, more, milliseconds } = answer;
  const many = rows.length.toLocaleString('en');
  say(`${more ? `The first ${many} rows` : rows.length === 1 ? '1 row' : `${many} rows`} in ${milliseconds} ms.`);
  part('table').replaceChildren(tableOf(answer));
  if (held) URL.revokeObjectURL(held);
  held = URL.createObjectURL(new Blob([csvOf(answer)], { type: 'text/csv;charset=utf-8' }));
  part('csv').href = held;
  const chart = chartOf(answer);
  part('chart').hidden = chart === undefined;
  part('chart').replaceChildren(...(chart ?? []));
}

function startWorker() {
  const ours = form.dataset.worker;
  // Only the one address that this page names may become a worker.
  const policy = globalThis.trustedTypes?.createPolicy('casebook-sql', {
    createScriptURL: (address) => {
      if (address !== ours) throw new TypeError('no such worker');
      return address;
    },
  });
  const made = new Worker(policy ? policy.createScriptURL(ours) : ours, { type: 'module' });
  made.addEventListener('message', ({ data }) => show(data));
  made.addEventListener('error', () => show({ problem: 'it could not be started in this browser' }));
  return made;
}

function run() {
  say(worker ? 'Running …' : 'Loading the database …');
  part('stop').disabled = false;
  worker ??= startWorker();
  worker.postMessage({ file: form.dataset.file, sql: part('text').value });
}

const examples = [...document.querySelectorAll('.example code')].map(({ textContent }) => textContent);
if (form) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  part('text').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  part('example').addEventListener('change', ({ target }) => {
    part('text').value = examples[Number(target.value)] ?? '';
  });
  part('stop').addEventListener('click', () => {
    worker?.terminate();
    worker = undefined;
    part('stop').disabled = true;
    say('Stopped.');
  });
}
