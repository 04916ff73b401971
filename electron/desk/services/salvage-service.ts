import { ParleyError } from '../../../core/base/errors'
import type { Failure } from '../../../core/base/failure'
import type { Handlers } from '../../../core/contract/answer-by'
import type { RescueRequest } from '../../../core/contract/channels'
import { compareDesks } from '../../../core/desk/differences'
import type { Reading } from '../../../core/desk/reading'
import { isSalvageable } from '../../../core/recovery/recovery'
import { PREVIEW_MAX } from '../../../core/recovery/recovery-point'
import { lostCount } from '../../../core/recovery/salvage-report'
import { WriteFailure } from '../../files/write-durably'
import { thisDevice } from '../../journal/format/device'
import { countRecords } from '../../journal/read/check-records'
import { continueDesk } from '../../journal/repair/continue-desk'
import { openPoint, recoveryPoints, type OtherPoints, type PointState } from '../../journal/repair/recovery-points'
import { withStaff } from '../store/committed'
import { fingerprintOf } from '../store/desk-files'
import { lockDesk } from '../store/desk-lock'
import { Lease } from '../store/lease'
import { writeError } from '../store/store-trouble'

/** The service's dependencies. */
export interface SalvageParts {
  directory: string
  who: string | undefined
  clock: () => string
  /** Why the desk cannot be opened; undefined while an undamaged one is open. */
  failure: () => Failure | undefined
  /** Shows a recovery point. */
  look: (point: string) => Promise<void>
  /** Closes the desk that is shown, and opens the original again. */
  reopen: () => Promise<void>
  /** Backups of the desk, and rescued edits. */
  others?: readonly OtherPoints[] | undefined
}

/** How many recovery points are kept in memory between two previews. */
const KEPT = 3

/** Answers the requests about a damaged desk: what can be salvaged, its recovery points, and continuing from one. */
export class SalvageService {
  readonly handlers: Handlers<RescueRequest>
  readonly #parts: SalvageParts
  readonly #opened = new Map<string, PointState>()
  #seen = ''

  constructor(parts: SalvageParts) {
    this.#parts = parts
    const { directory, others } = parts
    this.handlers = {
      'desk:recovery-points': () => {
        this.#refuseIfSound('desk:recovery-points')
        return recoveryPoints(directory, { others })
      },
      'desk:recovery-preview': async ({ point, against }) => {
        this.#refuseIfSound('desk:recovery-preview')
        const [one, other] = [await this.#open(point), await this.#open(against)]
        return {
          records: countRecords(one.state.desk.collections),
          differences: compareDesks(other.state.desk, one.state.desk, PREVIEW_MAX),
          refused: one.refused.length,
        }
      },
      'desk:look': async ({ point }) => {
        this.#refuseIfSound('desk:look')
        await parts.look(point)
        return {}
      },
      'desk:continue': async ({ point, staff }) => {
        this.#refuseIfSound('desk:continue')
        const { who, clock } = parts
        const lock = await lockDesk(directory)
        let lease: Lease | undefined
        let revision: number
        try {
          lease = await Lease.take(directory, { id: lock.id, device: thisDevice(), who, clock })
          const opened = await openPoint(directory, point, { others })
          const at = clock()
          const { own } = withStaff(opened.state.desk, staff, { staff: staff.id, at })
          revision = await continueDesk(directory, opened, { by: staff.id, at, device: thisDevice(), own })
        } catch (error) {
          throw error instanceof WriteFailure ? writeError(error, directory) : error
        } finally {
          this.#opened.clear()
          await lease?.giveBack()
          await lock.release()
        }
        await parts.reopen()
        return { revision }
      },
    }
  }

  /** @throws ParleyError `bad-request`: an undamaged open desk must not be replaced by an earlier state */
  #refuseIfSound(channel: RescueRequest): void {
    const failure = this.#parts.failure()
    if (!failure || !isSalvageable(failure)) throw new ParleyError('bad-request', { channel, field: 'desk' })
  }

  async #open(id: string): Promise<PointState> {
    const { directory, others } = this.#parts
    const seen = await fingerprintOf(directory)
    if (seen !== this.#seen) this.#opened.clear()
    this.#seen = seen
    const known = this.#opened.get(id)
    if (known) return known
    const point = await openPoint(directory, id, { others })
    const [oldest] = this.#opened.keys()
    if (this.#opened.size >= KEPT && oldest !== undefined) this.#opened.delete(oldest)
    this.#opened.set(id, point)
    return point
  }
}

/** Why a state of a damaged desk takes no edits, and what is known to be missing in it. */
export function salvagedReading({ kind, at, report, refused }: PointState): Reading {
  const lost = report ? lostCount(report) + report.brokenLines : 0
  const doubts = report?.doubts.length ?? refused.length
  return { why: 'salvaged', salvaged: { kind, at, lost, doubts, endsEarly: report?.endsEarly ?? false } }
}
