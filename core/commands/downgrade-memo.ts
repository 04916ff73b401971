import { ParleyError } from '../base/errors'
import { same } from '../base/same-value'
import type { DeskRead } from '../desk/desk-read'
import { withText } from '../desk/with-text'
import { portionsForbid } from '../memo/downgrade'
import { kindOf } from '../memo/kinds/kinds'
import { setWithSections } from '../memo/lay-out-memo'
import { memoOwn } from '../memo/memo-own'
import { keptContentOf } from '../memo/saved/gather-for'
import { keptMemoText } from '../memo/saved/kept-memo'
import type { Memo } from '../model/records/records'
import { parseRecord } from '../model/schema/parse-record'
import { isWithin, markingLine, portionMark, type Marking } from '../model/values/marking'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import { reopenedIfPrinted } from './clear-memo'
import type { MemoCommand } from './clear-memo-schemas'
import type { Actor } from './command'
import { openMemo } from './open-memo'
import { touched } from './touched'

type CommandOf<K extends MemoCommand['kind']> = Extract<MemoCommand, { kind: K }>

/**
 * Marks a draft lower than follows from its records, for the text that it has now, by the name of the person who decides it and the reason. Those who have cleared it are asked
 * again, as after any change of the marking.
 * @throws ParleyError `record-missing`, `record-changed`, `memo-issued`, `memo-not-kept`, `downgrade-nameless`, `downgrade-reasonless`, `downgrade-other-scheme`, `marking-unknown`,
 *   `downgrade-not-lower`, `downgrade-portions`, and those of `keptOf`
 */
export function downgradeMemo(
  desk: DeskRead,
  command: CommandOf<'downgradeMemo'>,
  actor: Actor,
  hash: Hash,
): AppliedWithTexts {
  const memo = openMemo(desk, command.id, command.rev)
  const content = keptContentOf(desk, memo)
  if (!content) throw new ParleyError('memo-not-kept', { id: memo.id })
  const [decidedBy, why] = [command.decidedBy.trim(), command.why.trim()]
  if (decidedBy === '') throw new ParleyError('downgrade-nameless')
  if (why === '') throw new ParleyError('downgrade-reasonless')
  const { downgrade: _before, ...plain } = memo
  const { computed, portion } = setWithSections(desk, kindOf(memo), content, plain)
  const marking = lowerMarking(command.marking, computed, portion)
  const { staff, at } = actor
  // The saved text has no words of the memo's own.
  const text = keptMemoText({ content, own: memoOwn(memo) })
  const forText = hash(text)
  const downgrade = { marking, computed, decidedBy, why, forText, recordedBy: staff, recordedAt: at }
  const applied = withDowngrade(withText(desk, 'memo', forText, text), memo, { ...plain, downgrade }, actor)
  return { ...applied, texts: [text] }
}

/** Marks a draft again as its records ask for. @throws ParleyError `record-missing`, `record-changed`, `memo-issued` */
export function endDowngrade(desk: DeskRead, { id, rev }: CommandOf<'endDowngrade'>, actor: Actor): Applied {
  const memo = openMemo(desk, id, rev)
  const { downgrade: _ended, ...plain } = memo
  return withDowngrade(desk, memo, plain, actor)
}

/** The wanted marking, if a memo of this computed marking may have it. */
function lowerMarking(wanted: Marking, computed: Marking, portion: string | undefined): Marking {
  const { scheme } = wanted
  if (scheme !== computed.scheme)
    throw new ParleyError('downgrade-other-scheme', { found: scheme, expected: computed.scheme })
  if (!isWithin(wanted, computed) || same(wanted, computed))
    throw new ParleyError('downgrade-not-lower', {
      ...lines('marking', wanted),
      ...lines('computed', computed),
    })
  if (portionsForbid(wanted, computed, portion))
    throw new ParleyError('downgrade-portions', { portion: portionMark(scheme, portion ?? computed.level) ?? '' })
  return wanted
}

const lines = (name: string, marking: Marking) => ({
  [name]: markingLine(marking, 'en'),
  [`${name}.en`]: markingLine(marking, 'en'),
  [`${name}.ja`]: markingLine(marking, 'ja'),
})

function withDowngrade(desk: DeskRead, before: Memo, after: Memo, actor: Actor): Applied {
  const record = parseRecord('memo', touched(reopenedIfPrinted(before, after, actor.at), actor))
  const applied: Applied = {
    ops: [{ op: 'put', collection: 'memo', record }],
    label: { kind: 'change', collection: 'memo', id: record.id, fields: ['downgrade'], more: 0 },
  }
  checkOps(desk, applied.ops)
  return applied
}
