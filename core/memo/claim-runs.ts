import { isContested, type Claim } from '../desk/claims'
import type { DeskRead } from '../desk/desk-read'
import type { RecordRef } from '../model/values/record-ref'
import { otherSideRuns, otherSideShortRuns } from './denial-runs'
import type { ContentRun } from './memo-content'
import type { MemoContext } from './memo-kind'
import type { MemoWriter } from './memo-writer'
import { personRun } from './said-by'

const space: ContentRun = { text: ' ', style: 'plain' }

/** "(As reported, Ryosei Akazawa.)": how a claim was said, and who said it; nothing if the record says neither. */
export function saidHowRuns(writer: MemoWriter, desk: DeskRead, { attribution, speaker }: Claim): ContentRun[] {
  const who = speaker === undefined ? undefined : personRun(writer, desk, speaker)
  if (attribution === undefined) return who ? [space, ...writer.frame('memo.saidBy', { who })] : []
  const how = [writer.say(`memo.claim.${attribution}`)]
  return [space, ...writer.frame('memo.claim', { words: writer.join(who ? [how, [who]] : [how], 'memo.comma') })]
}

/**
 * The caveat of a claim that another party disputes, and the words of the other side, or in `short` who that is and where it says so; nothing for any other
 * claim.
 */
export function contestedRuns(context: MemoContext, about: RecordRef, claim: Claim, short = false): ContentRun[] {
  const { writer, desk, bounds } = context
  return [
    ...(isContested(desk, about, claim, bounds) ? [space, writer.say('memo.position.contested', {}, 'caveat')] : []),
    ...(short ? otherSideShortRuns : otherSideRuns)(context, about),
  ]
}
