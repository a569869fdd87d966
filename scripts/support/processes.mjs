// Starts other programs so that none outlives us: not after Ctrl-C, not after kill -9. Only node: modules here.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants as osConstants } from 'node:os';

/** Holds the reading end of a pipe to us. `+id` and `-id` are process groups that began and ended; when the pipe
 *  closes we are gone, and what is still running gets TERM, and KILL if it stays longer than the grace. `=path` is a
 *  folder to remove after that. */
const GUARD = `
trap '' INT HUP TERM
grace=$1
shift
groups=' '
while IFS= read -r line; do
  id=\${line#?}
  case $line in
    +*) groups="$groups$id " ;;
    -*) groups="\${groups%% $id *} \${groups#* $id }" ;;
    =*) set -- "$@" "$id" ;;
  esac
done
for id in $groups; do kill -TERM "-$id" 2>/dev/null; done
for id in $groups; do
  tries=0
  while kill -0 "-$id" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt "$grace" ]; then kill -KILL "-$id" 2>/dev/null; break; fi
    sleep 0.1
  done
done
for folder in "$@"; do rm -rf "$folder"; done
`;
/** Tenths of a second between TERM and KILL: an embedded database needs some to stop in order. */
const GRACE = 150;

/** Begins only when told to. A program that ran before the guard knew of it would outlive a kill -9 in between; this
 *  shell finds its pipe closed then, and ends. It reads one line and no byte more. */
const STARTER = 'IFS= read -r go <&3 || exit 1; exec "$@" 3<&-';
/** As STARTER, but the program keeps the pipe: it closes when we are gone. */
const STARTER_ON_LEASH = 'IFS= read -r go <&3 || exit 1; exec "$@"';
/** What a shell answers when there is no such program. */
const NO_SUCH_PROGRAM = 127;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {import('node:stream').Writable | null} */
let guard = null;
let isStopping = false;

/** @param {string} line @param {() => void} [whenTold] also when there is no guard any more to be told */
function tellGuard(line, whenTold = () => undefined) {
  if (guard === null) {
    const shell = spawn('sh', ['-c', GUARD, 'guard', String(GRACE)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    shell.unref();
    guard = shell.stdin;
    // A guard that was killed by hand must not take us with it.
    guard.on('error', () => undefined);
    /** @type {import('node:net').Socket} */ (guard).unref();
  }
  guard.write(`${line}\n`, () => whenTold());
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // The group ended in between: what we wanted.
  }
}

/** Sends a signal to everything that still runs, and KILL to what stays longer than the grace.
 *  @param {NodeJS.Signals} signal */
export function stopAll(signal) {
  isStopping = true;
  for (const child of running) {
    signalGroup(child, signal);
    setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE * 100).unref();
  }
}

/** @returns true once we were asked to stop: start nothing more */
export const wasAskedToStop = () => isStopping;

/** Passes Ctrl-C and stop requests on to what runs, each once: the server takes a second Ctrl-C as "at once".
 *  Also notices when npm, which started us, was killed outright.
 *  @param {() => void} [whenIdle] called when nothing runs that could end by itself */
export function passOnSignals(whenIdle = () => process.exit(130)) {
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (isStopping) return;
    stopAll(signal);
    if (running.size === 0) whenIdle();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parents = parentsOf();
    setInterval(() => parentsOf() !== parents && stop('SIGTERM'), 1000).unref();
  }
}

/** @returns {string} our parent and its parent: npm may have put a shell between it and us. Without /proc only the first */
function parentsOf() {
  try {
    // The second field is a name in brackets that may hold spaces; the parent is the second number behind it.
    const fields = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').replace(/^.*\) /, '');
    return `${process.ppid} ${fields.split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}

/** @typedef {{ code: number, out: string }} Ended
 *  `code`: exit code, or 128 + the signal's number as shells count it; `out`: what it wrote, with `catchOutput` */

/** A folder that must not stay behind, however we end. Whoever made it still removes it.
 *  @param {string} path */
export const removeAtEnd = (path) => tellGuard(`=${path}`);

/** Starts a program in a process group of its own.
 *  @param {string} command
 *  @param {readonly string[]} args
 *  @param {{ cwd?: string, env?: NodeJS.ProcessEnv, catchOutput?: boolean, leash?: boolean, as?: { uid: number, gid: number } | null }} [how]
 *         `leash`: file descriptor 3 of the child is a pipe that closes when we are gone, and the child's own
 *         helpers may outlive it for a moment to stop in order
 *  @returns {{ ended: Promise<Ended>, stop: (signal: NodeJS.Signals) => void }} `ended` rejects when there is no
 *           such program */
export function start(command, args, how = {}) {
  const { cwd, env = process.env, catchOutput = false, leash = false, as } = how;
  const output = catchOutput ? 'pipe' : 'inherit';
  const child = spawn('sh', ['-c', leash ? STARTER_ON_LEASH : STARTER, 'sh', command, ...args], {
    cwd,
    env: leash ? { ...env, VINDPLAATS_PARENT_FD: '3' } : env,
    // A group of its own: a terminal's Ctrl-C then reaches it by us, once.
    detached: true,
    stdio: ['ignore', output, output, 'pipe'],
    ...as,
  });
  const { pid } = child;
  if (pid !== undefined) {
    running.add(child);
    const begin = /** @type {import('node:net').Socket} */ (child.stdio[3]);
    // A child that ended before it began must not take us with it.
    begin.on('error', () => undefined);
    tellGuard(`+${pid}`, () => (leash ? begin.write('\n') : begin.end('\n')));
  }
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve, reject) => {
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        out += text;
      });
    }
    child.on('error', reject);
    child.on('exit', () => {
      if (!leash) signalGroup(child, 'SIGKILL');
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      tellGuard(`-${pid}`);
      if (code === NO_SUCH_PROGRAM) reject(new Error(`There is no program ${command}.`));
      resolve({ code: code ?? 128 + (signal === null ? 0 : osConstants.signals[signal]), out });
    });
  });
  return { ended, stop: (signal) => signalGroup(child, signal) };
}

/** Runs a program to its end.
 *  @param {string} command @param {readonly string[]} args @param {Parameters<typeof start>[2]} [how] */
export const run = (command, args, how) => start(command, args, how).ended;

/** @param {string} command @param {readonly string[]} args @returns {Promise<Ended | null>} null: not installed */
export const tryRun = (command, args) => run(command, args, { catchOutput: true }).catch(() => null);
