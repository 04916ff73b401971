import { formatDate } from '../../dates/format-date'
import type { LegalEvent } from '../../model/records/records'
import { inARow } from '../../text/joined'
import type { ContentRun } from '../memo-content'
import type { MemoWriter } from '../memo-writer'

/** A court's decision in a sentence: the court, the case with its numbers, or with one of them if it is to be `short`, the day, and its summary. */
export function rulingRuns(writer: MemoWriter, event: LegalEvent, { short } = { short: false }): ContentRun[] {
  const of = (field: string, text: string) => writer.run('legalEvent', event, field, text)
  const both = [event.docket, event.citation].filter((detail) => detail !== undefined)
  const details = short ? both.slice(-1) : both
  const ruling = {
    court: of('court', event.court),
    case: of('caseName', inARow([event.caseName, ...details], writer.language)),
    when: of('on', formatDate(event.on, writer.language)),
  }
  // An extract may have a ruling without the desk's words about it.
  const runs =
    event.summary === ''
      ? writer.frame('memo.extract.legalLine', ruling)
      : writer.frame('memo.legalLine', { ...ruling, summary: of('summary', event.summary) })
  return writer.fact(runs, { collection: 'legalEvent', id: event.id })
}
