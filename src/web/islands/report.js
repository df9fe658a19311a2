// While a report is being written: shows records that may be about the same case, and does the small work that lets the
// form pass without waiting. The page works without this.
const form = document.querySelector('form.form');
const place = document.querySelector('#likely');

const typed = (name) => form.elements.namedItem(name)?.value ?? '';

function show(likely) {
  const lines = likely.map(({ id, title, reasons }) => {
    const [line, link, hint] = ['li', 'a', 'span'].map((tag) => document.createElement(tag));
    link.href = `/records/${encodeURIComponent(id)}`;
    link.textContent = title;
    hint.className = 'hint';
    hint.textContent = ` ${id}: ${reasons.join('; ')}`;
    line.append(link, hint);
    return line;
  });
  const words = document.createElement('p');
  words.textContent = 'This may be here already:';
  const list = document.createElement('ul');
  list.className = 'likely';
  list.append(...lines);
  place.replaceChildren(...(lines.length > 0 ? [words, list] : []));
}

let asked = '';
async function ask() {
  const body = new URLSearchParams(['links', 'title', 'what', 'who'].map((name) => [name, typed(name)]));
  const text = body.toString();
  if (text === asked) return;
  asked = text;
  try {
    const answer = await fetch('/report/likely.json', { method: 'POST', body, credentials: 'omit' });
    if (answer.ok && text === asked) show((await answer.json()).likely);
  } catch {
    // The check page asks again.
  }
}

let timer;
form?.addEventListener('input', ({ target }) => {
  if (!['links', 'title', 'who'].includes(target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(ask, 700);
});

const BITS = 14;
async function work() {
  const once = typed('once');
  for (let n = 0; ; n += 1) {
    const nonce = n.toString(36);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${once}:${nonce}`));
    if (new DataView(hash).getUint32(0) < 2 ** (32 - BITS)) return nonce;
  }
}

// Only pages from safe places have it; elsewhere some seconds of waiting do.
if (form && globalThis.crypto?.subtle && typed('work') === '') {
  work().then((nonce) => {
    form.elements.namedItem('work').value = nonce;
  });
}
