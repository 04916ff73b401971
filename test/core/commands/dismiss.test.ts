import { describe, expect, it } from 'vitest'
import { stepWords } from '../../../core/actions/step-words'
import { returnRecord } from '../../../core/commands/return-record'
import { LANGUAGES } from '../../../core/base/text'
import type { StepLabel } from '../../../core/journal/step'
import type { DeskCommand } from '../../../core/commands/command'
import { fieldViews } from '../../../core/wording/field-views'
import { recordTexts } from '../../../core/search/record-texts'
import { sourceTextView, cutTextOf } from '../../../core/queries/source-reading'
import { suggestionsOf } from '../../helpers/desks/suggestions-of'
import { AT } from '../../helpers/desks/desk-builder'
import { US } from '../../helpers/edits/edit-bench'
import { refusal, SourceBench } from '../../helpers/edits/source-bench'

/** Dismissed suggestions: they last, come back by undo as the last thing that was done, and follow the text. */

const TEXT = 'On 5 June 2025 Canada met Brazil. On 6 June 2025 Canada left.'

/** The words of the suggestions, in order. */
const offered = ({ desk }: SourceBench) =>
  suggestionsOf(desk, { source: 'source', from: 0 }, AT).offers.map(({ suggestion }) => suggestion.text)

const dismissing = (words: string, suggestion: string, text = TEXT): DeskCommand => {
  const start = text.indexOf(words)
  return { kind: 'dismiss', source: 'source', suggestion, start, end: start + words.length }
}

describe('a dismissed suggestion', () => {
  it('is not offered again, and undo brings it back before any earlier edit', () => {
    const on = new SourceBench(TEXT)
    expect(offered(on)).toEqual(['5 June 2025', 'Canada', 'Brazil', '6 June 2025', 'Canada'])
    on.do({ kind: 'mark', source: 'source', start: 0, end: 2, annotation: 'earlier' })
    on.do(dismissing('5 June 2025', 'date'))
    expect(offered(on)).toEqual(['Canada', 'Brazil', '6 June 2025', 'Canada'])
    expect(sourceTextView(on.desk, 'source', cutTextOf(on.desk, 'source')).dismissed).toBe(1)
    expect(on.replay('undo')).toBe('dismiss suggestion')
    expect(offered(on)).toContain('5 June 2025')
    expect(on.desk.get('annotation', 'earlier')).toBeDefined()
    expect(on.replay('redo')).toBe('dismiss suggestion')
    expect(offered(on)).not.toContain('5 June 2025')
  })

  it('that names something is dismissed wherever the text has the same name', () => {
    const on = new SourceBench(TEXT)
    on.do(dismissing('Canada', 'party'))
    expect(offered(on)).toEqual(['5 June 2025', 'Brazil', '6 June 2025'])
  })

  it('counts once however often it is dismissed, and all are offered again in one step', () => {
    const on = new SourceBench(TEXT)
    on.do(dismissing('Canada', 'party'))
    on.do(dismissing('Canada', 'party'))
    on.do(dismissing('Brazil', 'party'))
    expect(on.desk.get('source', 'source')?.dismissed).toHaveLength(2)
    on.do({ kind: 'offerAgain', source: 'source' })
    expect(on.desk.get('source', 'source')).not.toHaveProperty('dismissed')
    expect(offered(on)).toContain('Brazil')
    on.replay('undo')
    expect(offered(on)).not.toContain('Brazil')
  })

  it('follows its words to another text, and one whose words are gone is forgotten', () => {
    const lead = 'The delegations came together for a whole day in the capital. '
    const text = `${lead}${TEXT.replace(' On 6', ` ${lead}On 6`)}`
    const on = new SourceBench(text)
    on.do(dismissing('5 June 2025', 'date', text))
    on.do(dismissing('6 June 2025', 'date', text))
    const longer = `News. ${text.replace('On 6 June 2025', 'Then')}`
    on.do(on.giving(longer))
    const start = longer.indexOf('5 June 2025')
    expect(on.desk.get('source', 'source')?.dismissed).toEqual([{ kind: 'date', start, end: start + 11 }])
    expect(offered(on)).toEqual(['Canada', 'Brazil', 'Canada'])
  })

  it('stays dismissed when the source returns to an earlier state', () => {
    const on = new SourceBench(TEXT)
    const then = on.desk
    on.do(dismissing('Brazil', 'party'))
    const { ops } = returnRecord(on.desk, then, { collection: 'source', id: 'source' }, on.actor(US))
    expect(on.desk.after(ops).get('source', 'source')?.dismissed).toHaveLength(1)
  })

  it('is refused for a place that the text does not have, or another text', () => {
    const on = new SourceBench(TEXT)
    const past = { kind: 'dismiss', source: 'source', suggestion: 'date', start: 0, end: 900 } as const
    expect(refusal(() => on.do(past))).toMatchObject({ code: 'place-unfit' })
    const other = { ...dismissing('Brazil', 'party'), sha256: 'e'.repeat(64) } as DeskCommand
    expect(refusal(() => on.do(other))).toMatchObject({ code: 'record-changed' })
  })

  it('is no text that a search finds, and its step has words in both languages', () => {
    const on = new SourceBench(TEXT)
    const before = recordTexts(on.desk, { collection: 'source', id: 'source' })
    on.do(dismissing('Brazil', 'party'))
    expect(recordTexts(on.desk, { collection: 'source', id: 'source' })).toEqual(before)
    const label: StepLabel = { kind: 'change', collection: 'source', id: 'source', fields: ['dismissed'], more: 0 }
    expect(LANGUAGES.map((language) => stepWords(label, language))).toEqual(['dismiss suggestion', '候補の却下'])
    expect(fieldViews(on.desk, 'source', { dismissed: [] }).map(({ name }) => name)).toContain('dismissed')
  })
})
