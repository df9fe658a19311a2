import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkOperations } from './operations.ts';
import { find } from './programs.ts';
import { describeFault } from './source.ts';
import { filesIn, readTree, root } from './tree.ts';

const tree = readTree();
const help = spawnSync(process.execPath, [join(root, 'src/main.ts'), '--help'], { encoding: 'utf8' }).stdout;

test('what operators are given fits the program', () => {
  assert.deepEqual(checkOperations(tree, help).map(describeFault), []);
});

// Each planted fault replaces the first words by the second in a file.
const planted: readonly [rule: string, file: string, from: string | RegExp, to: string, says: RegExp][] = [
  ['a unit that may gain rights', 'ops/casebook.service', 'NoNewPrivileges=yes\n', '', /does not say NoNewPrivileges/],
  ['a unit of root', 'ops/casebook-work.service', 'User=casebook', 'User=root', /casebook-work.*User=casebook/],
  ['an instruction that is none', 'ops/Containerfile', 'WORKDIR /app', 'WRKDIR /app', /WRKDIR/],
  ['an image that runs as root', 'ops/Containerfile', /USER .*/, 'USER root', /not root/],
  ['an image of whatever Node', 'ops/Containerfile', 'node:24-bookworm-slim\n', 'node:latest\n', /Node 24/],
  ['an image by digest', 'ops/Containerfile', 'slim AS', `slim@sha256:${'a'.repeat(64)} AS`, /Node 24/],
  ['tools of development in the image', 'ops/Containerfile', ' --omit=dev', '', /omit=dev/],
  ['no health', 'ops/Containerfile', /HEALTHCHECK[\s\S]*?\n(?=ENTRY)/, '', /healthz/],
  ['a shell between', 'ops/Containerfile', /ENTRYPOINT .*/, 'ENTRYPOINT node src/main.ts', /without a shell/],
  ['bytes from elsewhere', 'ops/Containerfile', 'COPY src', 'ADD src', /nothing from elsewhere/],
  ['a copy of nothing', 'ops/Containerfile', 'COPY src ./src', 'COPY source ./src', /copies source/],
  ['a copy of what is ignored', '.dockerignore', '!collection\n', '', /copies collection/],
  ['everything sent to the builder', '.dockerignore', '**\n', '', /ignoring everything/],
  ['a port open to all', 'ops/compose.yaml', '127.0.0.1:8080:8080', '8080:8080', /opens 8080:8080/],
  ['a service that stays down', 'ops/compose.yaml', /restart: .*/, '', /database is not started again/],
  ['a volume that is not there', 'ops/compose.yaml', '\n  data:\n', '\n', /uses data/],
  [
    'a service that is not there',
    'ops/compose.yaml',
    '      database:\n        condition',
    '      db:\n        condition',
    /waits for db/,
  ],
  ['a setting that is not there', 'ops/compose.yaml', 'CASEBOOK_URL:', 'CASEBOOK_URI:', /CASEBOOK_URI/],
  ['a command that is not there', 'docs/operating.md', '`casebook verify`', '`casebook verifi`', /no such command/],
  [
    'a setting that is not told',
    'docs/operating.md',
    /CASEBOOK_LOG_REQUESTS/g,
    'that',
    /tell of CASEBOOK_LOG_REQUESTS/,
  ],
];

for (const [rule, file, from, to, says] of planted) {
  test(`planted fault is caught: ${rule}`, () => {
    const text = tree.get(file) ?? '';
    const changed = text.replace(from, to);
    assert.notEqual(changed, text);
    const faults = checkOperations(new Map([...tree, [file, changed]]), help).map(describeFault);
    assert.match(faults.join('\n'), says);
  });
}

const analyze = find({ names: ['systemd-analyze'], packages: [] });
const skip = analyze === undefined && 'this machine has no systemd-analyze';

// The program stands where the unit says on a machine of an operator; here it stands elsewhere.
function verified(units: readonly (readonly [path: string, text: string])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-units-'));
  const files = units.map(([path, text]) => {
    const file = join(folder, path.replace('ops/', ''));
    writeFileSync(file, text.replaceAll('/opt/casebook/', `${root}/`));
    return file;
  });
  const run = spawnSync(analyze ?? '', ['verify', '--man=no', ...files], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { status: run.status, said: run.stderr };
}

test('systemd finds nothing wrong with the units, and would find a wrong word', { skip }, () => {
  const units = filesIn(tree, ['ops'], /\.service$/);
  assert.equal(units.length, 2);
  assert.deepEqual(verified(units), { status: 0, said: '' });
  const wrong = units.map(([path, text]) => [path, text.replace('ProtectHome=yes', 'ProtectHome=perhaps')] as const);
  assert.match(verified(wrong).said, /perhaps/);
});
