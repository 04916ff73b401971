import type { DeskRead } from '../desk/desk-read'
import { StagedDesk } from '../desk/staged-desk'
import { withTexts } from '../desk/with-text'
import type { StepLabel } from '../journal/step'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { planAddSource } from './add-source'
import { planRecord } from './apply'
import { checkOps } from './check-ops'
import { planCite } from './cite'
import type { Actor, BatchedCommand } from './command'
import { planDismiss, planOfferAgain } from './dismiss'
import { planGiveText, planPlaceQuote } from './give-text'
import { planMark } from './mark'
import { isCitable } from './plan-evidence'
import { planRaiseQuotes } from './raise-quotes'

/**
 * Plans several commands as one edit: all of them or none. Each is planned on top of the ones before it, so a revision that it names counts those.
 * The rules are checked once, after the last command, so new records may name each other in any order. A cite or a mark waits until what it
 * names exists.
 * @throws ParleyError those of `apply`, `addSource`, `cite`, `giveText`, `mark` and `placeQuote`, for the first command that is refused
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
    const isWaiting = (command: BatchedCommand) => lacksWhatItNames(ahead, command)
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

function planOne(desk: DeskRead, command: BatchedCommand, actor: Actor, hash: Hash): AppliedWithTexts {
  switch (command.kind) {
    case 'addSource':
      return planAddSource(desk, command, actor, hash)
    case 'cite':
      return planCite(desk, command, actor, hash)
    case 'giveText':
      return planGiveText(desk, command, actor, hash)
    case 'mark':
      return { ...planMark(desk, command, actor), texts: [] }
    case 'dismiss':
      return { ...planDismiss(desk, command, actor), texts: [] }
    case 'offerAgain':
      return { ...planOfferAgain(desk, command, actor), texts: [] }
    case 'raiseQuotes':
      return { ...planRaiseQuotes(desk, command, actor), texts: [] }
    case 'placeQuote':
      return { ...planPlaceQuote(desk, command, actor), texts: [] }
    default:
      return { ...planRecord(desk, command, actor), texts: [] }
  }
}

/** Does the desk lack the source of a cite or a mark, its text, or the value that it is evidence for? */
function lacksWhatItNames(desk: DeskRead, command: BatchedCommand): boolean {
  if (command.kind === 'cite') {
    const { about, field, source } = command
    return !isCitable(desk, about, field) || ('id' in source && !desk.get('source', source.id))
  }
  if (command.kind === 'giveText') return !desk.get('source', command.source)
  if (command.kind !== 'mark') return false
  const { source, evidence } = command
  return (
    desk.get('source', source)?.sha256 === undefined ||
    (evidence !== undefined && !isCitable(desk, evidence.about, evidence.field))
  )
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
