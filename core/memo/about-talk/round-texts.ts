import { formatDate } from '../../dates/format-date'
import type { Round } from '../../model/records/records'
import { vocabularyText } from '../../text/describe'
import type { ContentRun } from '../memo-content'
import type { MemoContext } from '../memo-kind'

const space: ContentRun = { text: ' ', style: 'plain' }

/** A round's own title, or "Round 5, ministerial level" if it has none. */
export function roundName({ writer }: MemoContext, round: Round): ContentRun[] {
  if (round.title) return [writer.name('round', round, 'title', round.title)]
  writer.use('round', round)
  const level = vocabularyText(writer.language, 'level', round.level)
  return round.ordinal === undefined
    ? [writer.say('memo.roundNameNoOrdinal', { level })]
    : [writer.say('memo.roundName', { ordinal: round.ordinal, level })]
}

/** A round with its date and status, and its summary. */
export function roundLine(context: MemoContext, round: Round, style: ContentRun['style'] = 'plain'): ContentRun[] {
  const { writer } = context
  const status = vocabularyText(writer.language, 'meetingStatus', round.status)
  const about = { collection: 'round', id: round.id } as const
  const said = datedRound(context, round, status).map((run) => ({ ...run, style }))
  const line = [
    ...writer.cited(said, about, round.summary === undefined ? {} : { but: ['summary'] }),
    ...writer.unsourced(about, { only: ['when', 'status'] }),
  ]
  if (round.summary === undefined) return line
  const summary = writer.run('round', round, 'summary', round.summary)
  return [...line, space, ...writer.fact([summary], about, { only: ['summary'] })]
}

/** A round with its date; the words of the date that its title has already are not said twice. */
function datedRound(context: MemoContext, round: Round, status: string): ContentRun[] {
  const { writer } = context
  const name = roundName(context, round)
  const date = formatDate(round.when, writer.language)
  const [, words = date, more] = /^(.+?)\s*[(（](.+)[)）]$/.exec(date) ?? []
  const title = name.map(({ text }) => text).join('')
  if (!title.toLowerCase().includes(words.toLowerCase()))
    return writer.frame('memo.roundLine', { round: name, when: writer.run('round', round, 'when', date), status })
  return more === undefined
    ? writer.frame('memo.roundLineDated', { round: name, status })
    : writer.frame('memo.roundLineMore', { round: name, more: writer.run('round', round, 'when', more), status })
}
