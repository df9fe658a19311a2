// Installs Casebook's packages once per lock file. Plain JavaScript, because the Node.js that runs it may be version 20.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.casebook-stamp');
// npm writes this file last, so it stands for an install that ran to its end.
const npmRecord = join(modules, '.package-lock.json');
const lock = join(root, '.cache', 'install.lock');
const lockPatienceMs = 15 * 60_000;

const needed = process.argv[2] ?? '';
process.exitCode = main();

function main() {
  if (isInstalled()) return 0;
  const refusal = takeLock();
  if (refusal) return complain(refusal);
  try {
    // Another start may have finished the work while this one waited.
    return isInstalled() ? 0 : install();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isInstalled() {
  if (read(stampFile) === needed) return true;
  if (!isInstalledByHand()) return false;
  writeStamp();
  return true;
}

// A person may have run `npm ci` or `npm install` already: then every locked package lies there in its locked version.
function isInstalledByHand() {
  if (!existsSync(npmRecord)) return false;
  const { packages } = JSON.parse(read(join(root, 'package-lock.json')));
  const wanted = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.optional && !entry.link);
  const complete = wanted.every(([path, entry]) => versionIn(join(root, path)) === entry.version);
  return complete && runs(join(modules, 'node', 'bin', 'node'));
}

function versionIn(folder) {
  const text = read(join(folder, 'package.json'));
  return text === '' ? undefined : JSON.parse(text).version;
}

function runs(node) {
  return spawnSync(node, ['--version']).status === 0;
}

function install() {
  console.error("Installing Casebook's packages (first start only) ...");
  // Both are removed first: npm keeps dot files, and a killed install must not look like a finished one.
  rmSync(stampFile, { force: true });
  rmSync(npmRecord, { force: true });
  const npm = spawnSync('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: '', npm_config_loglevel: 'error' },
  });
  if (npm.status !== 0) {
    process.stderr.write(`${npm.stdout ?? ''}${npm.stderr ?? ''}`);
    return complain(`Casebook could not install its packages: \`npm ci\` failed in ${root} (see above).`);
  }
  writeStamp();
  return 0;
}

// A folder that may not be written to (a read-only image) still starts, it is only looked through again each time.
function writeStamp() {
  try {
    writeFileSync(stampFile, needed);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

// Returns the sentence to stop with, or '' when the lock is ours. mkdir succeeds for exactly one process.
function takeLock() {
  const end = Date.now() + lockPatienceMs;
  while (Date.now() < end) {
    try {
      mkdirSync(dirname(lock), { recursive: true });
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return '';
    } catch (error) {
      if (error.code !== 'EEXIST') return `Casebook cannot install its packages in ${root}: ${error.message}.`;
    }
    clearDeadLock();
    sleep(250);
  }
  return `Another start of Casebook has been installing for long: when none is running, delete ${lock} and start again.`;
}

// A killed install leaves its lock behind. It is renamed before it is deleted, so only one waiting start can clear it.
function clearDeadLock() {
  const pid = Number(read(join(lock, 'pid')));
  if (!pid || isAlive(pid)) return;
  try {
    const dead = `${lock}.${process.pid}`;
    renameSync(lock, dead);
    rmSync(dead, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function complain(sentence) {
  console.error(sentence);
  return 1;
}
