import type { DeskRead } from '../desk/desk-read'
import { StagedDesk } from '../desk/staged-desk'
import { withTexts } from '../desk/with-text'
import type { StepLabel } from '../journal/step'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { planRecord } from './apply'
import { checkOps } from './check-ops'
import { lacksWhatItCites, planCite } from './cite'
import type { Actor, BatchedCommand } from './command'
import { planMark } from './mark'
import { isCitable } from './plan-evidence'

/**
 * Plans several commands as one edit: all of them or none. Each is planned on top of the ones before it, so a revision that it names counts those.
 * The rules are checked once, after the last command, so new records may name each other in any order. A cite waits until its record exists.
 * @throws ParleyError those of `apply` and `cite`, for the first command that is refused
 */
export function applyBatch(
  desk: DeskRead,
  commands: readonly BatchedCommand[],
  actor: Actor,
  hash: Hash,
): AppliedWithTexts {
  const texts = new Map<string, string>()
  const known = withTexts(desk, 'source', texts)
  const ahead = new StagedDesk(known)
  const done: AppliedWithTexts[] = []
  for (let left = commands; left.length > 0;) {
    const isWaiting = (command: BatchedCommand) => isAwaiting(ahead, command)
    // If all of them wait, none will ever be ready: the first is refused.
    const isStuck = left.every(isWaiting)
    const later: BatchedCommand[] = []
    for (const command of left) {
      if (!isStuck && isWaiting(command)) {
        later.push(command)
        continue
      }
      const one = planOne(ahead, command, actor, hash)
      for (const text of one.texts) texts.set(hash(text), text)
      ahead.stage(one.ops)
      done.push(one)
    }
    left = later
  }
  const ops = done.flatMap((one) => one.ops)
  checkOps(known, ops)
  return { ops, label: labelOf(done), texts: [...texts.values()] }
}

/** Does a passage wait for its source, or for the record that it is evidence for? */
function isAwaiting(desk: DeskRead, command: BatchedCommand): boolean {
  if (command.kind === 'cite') return lacksWhatItCites(desk, command)
  if (command.kind !== 'mark') return false
  const { source, evidence } = command
  return (
    desk.get('source', source)?.sha256 === undefined ||
    (evidence !== undefined && !isCitable(desk, evidence.about, evidence.field))
  )
}

function planOne(desk: DeskRead, command: BatchedCommand, actor: Actor, hash: Hash): AppliedWithTexts {
  if (command.kind === 'cite') return planCite(desk, command, actor, hash)
  if (command.kind === 'mark') return { ...planMark(desk, command, actor), texts: [] }
  return { ...planRecord(desk, command, actor), texts: [] }
}

/** The label of several edits: the first that changed anything, and how many more. Edits of different kinds are a `batch`. */
function labelOf(done: readonly AppliedWithTexts[]): StepLabel {
  const labels = done.filter(({ ops }) => ops.length > 0).map(({ label }) => label)
  const [first, ...others] = labels.length > 0 ? labels : done.map(({ label }) => label)
  if (!first) throw new Error('a batch of nothing')
  if (others.length === 0) return first
  const more = others.reduce((sum, label) => sum + label.more + 1, first.more)
  const kind = others.every((label) => label.kind === first.kind) ? first.kind : 'batch'
  return { kind, collection: first.collection, id: first.id, fields: [], more }
}
