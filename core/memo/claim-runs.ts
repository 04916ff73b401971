import type { Claim } from '../desk/claims'
import type { DeskRead } from '../desk/desk-read'
import type { ContentRun } from './memo-content'
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

/** The caveat of a claim that another party disputes; nothing for any other. */
export const contestedRuns = (writer: MemoWriter, { contested }: Claim): ContentRun[] =>
  contested === true ? [space, writer.say('memo.position.contested', {}, 'caveat')] : []
