import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { PointKind } from '../../../core/desk/reading'
import { titleOf } from '../../../core/desk/titles'
import { SchemaMigration, leaveOut, type StuckRecord } from '../../../core/journal/migrate-journal'
import { PREVIEW_MAX, type RecoveryPointsView, type RecoveryPoint } from '../../../core/recovery/recovery-point'
import type { Doubt, SalvageReport } from '../../../core/recovery/salvage-report'
import { realFileSystem, type FileSystem } from '../../files/file-system'
import { sha256Of, type DeskContent } from '../format/desk-content'
import { listJournal, snapshotFile } from '../format/desk-file-names'
import { thisDevice } from '../format/device'
import { DESK_FILE, readFormat1 } from '../format/format-1'
import { frozenTextsOf } from '../format/frozen-texts'
import { parseHeader, parseSnapshot } from '../format/snapshot'
import { BEFORE_FOLDER } from '../migrate/migrate'
import { checkRecords } from '../read/check-records'
import { stateOf, type DeskState } from '../read/read-desk'
import { nothing, salvage, type Salvaged } from './salvage'

/** A recovery point as it is opened. */
export interface PointState {
  kind: PointKind
  state: DeskState
  at: string
  /** Records that are left out because their schemas refuse them. */
  refused: Doubt['ref'][]
  /** The device whose branch this is, if two devices forked. */
  branch?: string
  /** The folder that a backup's texts and originals are in. */
  place?: string
  /** For a desk that was salvaged: what was found there. */
  report?: SalvageReport
}

/** Recovery points outside a desk's journal and snapshots: backups and quarantined files. Each id begins with its kind and a colon. */
export interface OtherPoints {
  readonly kind: PointKind
  list(storeId: string): Promise<RecoveryPoint[]>
  open(id: string): Promise<PointState>
}

const BRANCH = 'branch-'
const SNAPSHOT = 'snapshot-'

/**
 * Inspects a damaged desk, and lists the recovery points that can be opened and continued from: quarantined files that hold more come first, then the
 * salvaged state, then the others, newest first. If two devices forked, lists the state of each. Writes nothing. If the folder itself is unreadable,
 * lists its backups.
 * @throws ParleyError as `salvage`, if there is no backup either
 */
export async function recoveryPoints(
  directory: string,
  { fs = realFileSystem, others = [] }: { fs?: FileSystem; others?: readonly OtherPoints[] | undefined } = {},
): Promise<RecoveryPointsView> {
  const saved = await salvage(directory, { fs, orNothing: true })
  const first =
    saved.report.records === 0
      ? []
      : saved.branches.length > 1
        ? await branchPoints(directory, saved, fs)
        : [salvagedPoint(saved)]
  const before = await salvage(directory, { fs, untilDamage: true }).catch(ifDamaged)
  const later: RecoveryPoint[] = []
  if (before && (before.report.revision !== saved.report.revision || saved.branches.length > 1))
    later.push({ id: 'before', kind: 'before', at: before.report.at, revision: before.report.revision })
  later.push(...(await snapshotPoints(directory, fs)), ...(await formatPoint(directory)))
  // A disconnected drive must not hide the points on this machine.
  for (const other of saved.storeId === undefined ? [] : others)
    later.push(...(await other.list(saved.storeId ?? '').catch(() => [])))
  // One state is one point, whichever file it is in; files kept elsewhere may differ at the same edit.
  const known = new Set<number>()
  const distinct = later.filter(({ kind, revision }) => {
    if (kind === 'backup' || kind === 'rescued') return true
    const isNew = !known.has(revision)
    known.add(revision)
    return isNew
  })
  if (first.length + distinct.length === 0) throw nothing(directory)
  const { desk } = saved.state
  const doubts = saved.report.doubts
    .slice(0, PREVIEW_MAX)
    .map(({ ref, why }) => ({ ref, why, title: titleOf(desk, ref) }))
  const sorted = distinct.toSorted((a, b) => b.revision - a.revision)
  // A quarantined file may be the only copy that was ever saved.
  const isFuller = ({ kind, revision }: RecoveryPoint) => kind === 'rescued' && revision > saved.report.revision
  const points = [...sorted.filter(isFuller), ...first, ...sorted.filter((point) => !isFuller(point))]
  return { report: saved.report, doubts, points }
}

function ifDamaged(error: unknown): undefined {
  if (error instanceof ParleyError && error.code === 'desk-corrupt') return undefined
  throw error
}

const salvagedPoint = ({ report: { at, revision } }: Salvaged): RecoveryPoint => ({
  id: 'salvaged',
  kind: 'salvaged',
  at,
  revision,
})

/** The state of each device after a fork. */
async function branchPoints(directory: string, { branches }: Salvaged, fs: FileSystem): Promise<RecoveryPoint[]> {
  const common = (await salvage(directory, { fs, untilDamage: true }).catch(ifDamaged))?.report.revision ?? 0
  const points: RecoveryPoint[] = []
  for (const device of branches) {
    const { state, report, taken } = await salvage(directory, { fs, branch: device })
    const own = [...taken].filter(([n]) => n > common)
    const names = own.map(([, by]) => state.desk.get('staff', by)?.name ?? by)
    points.push({
      id: `${BRANCH}${device}`,
      kind: 'branch',
      at: report.at,
      revision: report.revision,
      here: device === thisDevice(),
      by: [...new Set(names)],
      edits: own.length,
    })
  }
  return points
}

/** The sound snapshots; damaged ones are left out. */
async function snapshotPoints(directory: string, fs: FileSystem): Promise<RecoveryPoint[]> {
  const points: RecoveryPoint[] = []
  for (const number of (await listJournal(directory)).snapshots) {
    const file = snapshotFile(directory, number)
    try {
      const { header, body } = parseHeader(await fs.read(file), file)
      if (body.length !== header.bytes || sha256Of(body) !== header.sha256) continue
      points.push({ id: `${SNAPSHOT}${number}`, kind: 'snapshot', at: header.at, revision: header.revision })
    } catch {
      continue
    }
  }
  return points
}

async function formatPoint(directory: string): Promise<RecoveryPoint[]> {
  const content = await keptContent(directory)
  return content ? [{ id: 'format', kind: 'format', at: latestOf(content), revision: content.revision }] : []
}

async function keptContent(directory: string, up?: SchemaMigration): Promise<DeskContent | undefined> {
  const folder = join(directory, BEFORE_FOLDER)
  return existsSync(join(folder, DESK_FILE)) ? readFormat1(folder, up).catch(ifDamaged) : undefined
}

/** When a record was last changed. */
function latestOf({ collections }: DeskContent): string {
  const instants = Object.values(collections).flatMap((records) => Object.values(records).map((one) => one.changedAt))
  return instants.reduce((latest, at) => (Date.parse(at) > Date.parse(latest || '1970-01-01') ? at : latest), '')
}

/**
 * Opens a recovery point by its id. Records that their schemas refuse are left out and named. Writes nothing.
 * @throws ParleyError `place-unknown` if no point has that id, `desk-corrupt`, `desk-unreadable`
 */
export async function openPoint(
  directory: string,
  id: string,
  { fs = realFileSystem, others = [] }: { fs?: FileSystem; others?: readonly OtherPoints[] | undefined } = {},
): Promise<PointState> {
  if (id === 'salvaged') return ofSalvage('salvaged', await salvage(directory, { fs }))
  if (id === 'before') return ofSalvage('before', await salvage(directory, { fs, untilDamage: true }))
  if (id.startsWith(BRANCH))
    return {
      ...ofSalvage('branch', await salvage(directory, { fs, branch: id.slice(BRANCH.length) })),
      branch: id.slice(BRANCH.length),
    }
  if (id === 'format') {
    const up = new SchemaMigration()
    const content = await keptContent(directory, up)
    if (content) return ofContent('format', directory, { content, stuck: up.stuckIn(content) }, latestOf(content))
  }
  const number = /^snapshot-(\d{1,8})$/.exec(id)?.[1]
  if (number !== undefined) {
    const file = snapshotFile(directory, Number(number))
    const snapshot = parseSnapshot(await fs.read(file).catch(unknown), file)
    return ofContent('snapshot', directory, snapshot, snapshot.at)
  }
  const other = others.find(({ kind }) => id.startsWith(`${kind}:`))
  return other ? other.open(id) : unknown()
}

function unknown(): never {
  throw new ParleyError('place-unknown')
}

function ofSalvage(kind: PointKind, { state, report }: Salvaged): PointState {
  const refused = report.doubts.filter(({ why }) => why === 'refused').map(({ ref }) => ref)
  return { kind, state, at: report.at, refused, report }
}

/** A state from records that were all read, except for those that could not be migrated. */
export function ofContent(
  kind: PointKind,
  directory: string,
  { content, stuck }: { content: DeskContent; stuck: readonly StuckRecord[] },
  at: string,
): PointState {
  const invalid: ParleyError[] = []
  leaveOut(content, stuck)
  checkRecords(content.collections, directory, invalid)
  const refused = [
    ...stuck.flatMap(({ ref, thrown }) => (thrown ? [] : [ref])),
    ...invalid.map(({ params }) => ({ collection: params.collection, id: params.id }) as Doubt['ref']),
  ]
  return { kind, state: stateOf(content, frozenTextsOf(directory)), at, refused }
}
