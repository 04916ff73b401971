import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { copyDesk } from '../../electron/desk/process/copy-desk'
import { verify } from '../../electron/journal/repair/verify'
import { lastAck, startWriter, type StartWriter } from '../../test/helpers/processes/run-writer'
import { TorturedBackups } from './check-backups'
import { checkEdits, type Known } from './check-edits'
import { checkRestores } from './check-restores'
import { emptyToll, said, type Toll, type Work } from './toll'

const ROOT = resolve(import.meta.dirname, '..', '..')
const SAMPLE = join(ROOT, 'assets', 'sample-desk')
/** A desk of the first format, to be migrated. */
const FORMER = join(ROOT, 'test', 'fixtures', 'desk-part3')
/** One kill in this many hits a migration; below, how many kills pass between two verifications of the whole journal. */
const MIGRATION_EVERY = 12
const VERIFIED_EVERY = 50
/** The work that the other kills hit, in turn. A restore needs an earlier backup. */
const TURNS: readonly Exclude<Work, 'migration'>[] = ['backup', 'import', 'edit', 'restore', 'edit', 'import', 'edit']

/** The desk with backups is replaced after this many kills: its texts keep growing, and each is copied many times. */
const RENEWED_EVERY = 4 * TURNS.length
/** How long a process lives at most after its work began, in milliseconds: a backup and a restore take longer than an edit. */
const LIFE_MS: Record<Work, number> = { edit: 250, migration: 250, import: 350, backup: 1000, restore: 500 }

/** The work that uses the desk with backups. */
const BACKED_UP: ReadonlySet<Work> = new Set(['backup', 'restore'])

/** The process's output while nothing goes wrong. */
const IN_ORDER = /^(opening|ready|done|ack \d+|(backing-up|backed-up|importing|imported|restoring|restored) .+)$/
/** The output that shows that its work has begun, and that it was done for the first time. */
const AT_WORK: Record<Work, readonly [begun: RegExp, done: RegExp]> = {
  edit: [/^ack /, /^ack /],
  migration: [/^ack /, /^ack /],
  backup: [/^backing-up /, /^backed-up /],
  import: [/^importing /, /^imported /],
  restore: [/^restoring /, /^restored /],
}

export interface TortureOptions {
  kills: number
  seed: number
  /** The desk that is copied. */
  desk?: string | undefined
  /** Starts the process to kill; by default in this Node. */
  start?: StartWriter | undefined
  /** Called with the results so far. */
  progress?: (toll: Toll) => void
}

/** Numbers from 0 up to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/**
 * Kills a process that works at a desk with SIGKILL at random instants: as it opens the desk, migrates it, writes edits one by one and many at a
 * time, begins new segments, makes snapshots in threads, backs the desk up to two places, imports JSON and CSV, and makes desks from backups. After
 * each kill the desk must open with every acknowledged edit and import, value for value, and without a partial import; backups offered as good must
 * be states that the desk had.
 */
export async function torture({
  kills,
  seed,
  desk = SAMPLE,
  start = startWriter,
  progress,
}: TortureOptions): Promise<Toll> {
  const root = mkdtempSync(join(tmpdir(), 'parley-torture-'))
  const toll = emptyToll()
  const next = random(seed)
  try {
    const edited = await victimOf(desk, join(root, 'edited'))
    let backedUp: Victim | undefined
    for (let kill = 1; kill <= kills; kill += 1) {
      const turn = TURNS[(kill - 1) % TURNS.length] ?? 'edit'
      if (kill % RENEWED_EVERY === 1) {
        if (backedUp) await verifyWhole(backedUp, toll, kill)
        backedUp = await victimOf(desk, join(root, `backed-up-${kill}`))
      }
      if (kill % MIGRATION_EVERY === 0 && existsSync(FORMER))
        await killOne(former(root, kill), 'migration', { start, next, toll, kill })
      else await killOne(backedUp && BACKED_UP.has(turn) ? backedUp : edited, turn, { start, next, toll, kill })
      toll.kills = kill
      if (kill % VERIFIED_EVERY === 0 || kill === kills) await verifyWhole(edited, toll, kill)
      progress?.(toll)
    }
    return toll
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** A desk whose processes are killed; `home` holds everything of it. */
interface Victim {
  home: string
  folder: string
  /** The last edit and import that it is known to have. */
  known: Known
  backups: TorturedBackups
}

async function victimOf(desk: string, home: string): Promise<Victim> {
  const victim = inHome(home)
  await copyDesk(desk, victim.folder)
  return victim
}

function former(root: string, kill: number): Victim {
  const victim = inHome(join(root, `former-${kill}`))
  cpSync(FORMER, victim.folder, { recursive: true })
  return victim
}

const inHome = (home: string): Victim => ({
  home,
  folder: join(home, 'desk'),
  known: { edit: 0, import: 0 },
  backups: new TorturedBackups(home),
})

/** One kill of many: how its process starts, the random numbers, and where the result goes. */
interface Turn {
  start: StartWriter
  next: () => number
  toll: Toll
  kill: number
}

/** Kills one process at its work, and checks the result. */
async function killOne(victim: Victim, work: Work, { start, next, toll, kill }: Turn): Promise<void> {
  const { folder, home, known, backups } = victim
  const batch = next() < 0.4 ? 1 : 1 + Math.floor(next() * 24)
  const beside = { work: work === 'migration' ? ('edit' as const) : work, home, since: backups.since }
  const { child, lines, ended } = await start(folder, 1_000_000, batch, beside)
  const when = next()
  const isEarly = when < 0.3
  const from = isEarly ? /^opening$/ : AT_WORK[work][when < 0.65 ? 0 : 1]
  const isReached = () => lines.some((line) => from.test(line))
  while (!isReached() && child.exitCode === null) await wait(1)
  await wait(next() * (isEarly ? 60 : LIFE_MS[work]))
  const isAlive = child.exitCode === null
  child.kill('SIGKILL')
  await ended
  const acknowledged = {
    edit: Math.max(known.edit, lastAck(lines)),
    import: Math.max(known.import, ...said(lines, 'imported').map(Number)),
  }
  toll.of[work] += 1
  toll.done.edits += acknowledged.edit - known.edit
  toll.done.imports += acknowledged.import - known.import
  toll.done.backups += said(lines, 'backed-up').length
  toll.done.restores += said(lines, 'restored').length
  // If the process failed by itself, its output has the reason.
  const failed = lines.find((line) => !IN_ORDER.test(line))
  if (failed !== undefined) toll.unreadable.push({ kill, why: failed })
  else if (!isAlive) toll.ended.push({ kill, code: child.exitCode })
  const trial = { toll, kill, home, folder, lines }
  try {
    victim.known = await checkEdits(trial, known, acknowledged)
    if (work === 'backup') await backups.check(trial, known.edit)
    if (work === 'restore') await checkRestores(trial)
  } catch (error) {
    toll.unreadable.push({ kill, why: String(error) })
    victim.known = acknowledged
  }
}

/** Checks that everything ever committed is there, from the oldest snapshot on. */
async function verifyWhole({ folder }: Victim, toll: Toll, kill: number): Promise<void> {
  const { problems } = await verify(folder)
  for (const problem of problems) toll.unreadable.push({ kill, why: `verify: ${problem.message}` })
}
