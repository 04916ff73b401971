import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../../core/desk/desk-read'
import { gatherFor } from '../../../../core/memo/saved/gather-for'
import { keptMemoText } from '../../../../core/memo/saved/kept-memo'
import { memoRoomView } from '../../../../core/queries/memo-room'
import { addEvidence, uncitedDesk } from '../../../helpers/desks/cited-desk'
import { AS_OF, changed, footOf, laterIn, textOf, withMemo } from '../../../helpers/desks/dated-memo'
import type { DeskBuilder } from '../../../helpers/desks/desk-builder'

const memoDesk = (builder: DeskBuilder, more: object = {}) => withMemo(builder, more).desk()

describe('a claim', () => {
  it('keeps its speaker where the source that names one is too late to be cited', () => {
    const builder = addEvidence(uncitedDesk(), { collection: 'talk', id: 'talk' }, 'summary', { issued: '2025-06-25' })
    const text = textOf(memoDesk(changed(builder, 'evidence', 'evidence', { speaker: 'membership' })))
    expect(text).toContain('The talks go well.(According to Ana Rojas.)*')
    expect(text).not.toContain('Passage evidence')
  })
})

describe('a round that ended after the as-of time', () => {
  const desk = (when: string, more: object = {}) =>
    memoDesk(
      changed(changed(uncitedDesk(), 'session', 'session', { start: { edtf: '2025-06-21' } }), 'round', 'round', {
        when: { edtf: when },
        status: 'held',
        summary: 'They agreed at dawn.',
      }),
      more,
    )

  it('is not held in it, has no later words, and is named once', () => {
    const after = desk('2025-06-19/2025-06-21', { knowledgeCutoff: '2025-06-25T00:00:00Z' })
    expect(textOf(after)).not.toContain('They agreed at dawn.')
    expect(textOf(after)).not.toContain('19–21 June 2025 (held)')
    expect(laterIn(after).filter((entry) => entry.endsWith(' round round'))).toEqual(['outcome round round'])
  })

  it('is held from its last day on', () => {
    expect(textOf(desk('2025-06-19/2025-06-20'))).toContain('(held).*They agreed at dawn.')
  })

  it('is scheduled where it is the last meeting’s too', () => {
    const builder = changed(uncitedDesk(), 'round', 'past', { when: { edtf: '2025-05-01/2025-06-25' } })
    const text = textOf(memoDesk(builder))
    expect(text).toContain('(scheduled)')
    expect(text).not.toContain('It was a long day.')
  })
})

describe('the small print', () => {
  it('counts the records of the talk that are left out as later', () => {
    const desk = (validFrom: string) =>
      memoDesk(changed(uncitedDesk(), 'position', 'position', { validFrom: { edtf: validFrom } }))
    const says = 'Records later than 20 June 2025, 12:00 (Wellington time), so left out: 1.'
    expect(footOf(desk('2025-06-21'))).toContain(says)
    expect(footOf(desk('2025-06-01'))).not.toContain('so left out')
  })

  it('says that words of records are in another language than the memo', () => {
    const says = '記録の本文のうち英文で入力されたものは、翻訳せずにそのまま印刷しています。'
    expect(footOf(memoDesk(uncitedDesk('ja')))).toContain(says)
    const english = (summary: string) => footOf(memoDesk(changed(uncitedDesk(), 'talk', 'talk', { summary })))
    expect(english('The talks go well.')).not.toContain('language')
    expect(english('協議は順調。')).toContain('entered in another language are printed in it, untranslated')
  })
})

describe('the marks of a passage', () => {
  it('are one of each, though it is cited for several records', () => {
    const late = { changedAt: '2025-06-25T12:00:00Z' }
    const builder = changed(changed(uncitedDesk(), 'person', 'person', late), 'talk', 'talk', late)
    expect(textOf(memoDesk(builder))).toMatch(/Leads for Chile\.†\*(?!\*)/)
  })
})

describe('a round whose title has the words of its date', () => {
  const line = (title: string, words: string, language: 'en' | 'ja' = 'en') => {
    const builder = uncitedDesk(language)
    builder.add('round', 'next', {
      talk: 'talk',
      level: 'leaders',
      title: { [language]: title },
      when: { edtf: '2025-08-01/2025-08-03', words: { [language]: words } },
      status: 'possible',
    })
    return textOf(memoDesk(builder))
  }

  it('says them once, in both languages', () => {
    expect(line('Leaders, around the summit', 'around the summit (three days in August)')).toContain(
      'Leaders, around the summit (three days in August; possible).',
    )
    expect(line('Leaders, around the summit', 'around the summit')).toContain('Leaders, around the summit (possible).')
    expect(line('首脳会談、サミットの前後', 'サミットの前後', 'ja')).toContain(
      '首脳会談、サミットの前後（開催の可能性）',
    )
    expect(line('Leaders', 'around the summit')).toContain('Leaders, around the summit (possible).')
  })
})

describe('issuing a memo that is out of date', () => {
  it('asks for a refresh first, not for sources of what the refresh may leave out', () => {
    const earlier = memoDesk(uncitedDesk())
    const kept = keptMemoText({ content: gatherFor(earlier, getOrThrow(earlier, 'memo', 'memo')) })
    const snapshot = 'b'.repeat(64)
    const blockers = (builder: DeskBuilder) => {
      const desk = memoDesk(builder.text(snapshot, kept), { reference: 'R', snapshot })
      return memoRoomView(desk, 'memo', AS_OF).blockers.map(({ why }) => why)
    }
    expect(blockers(uncitedDesk())).toEqual(['unsourced'])
    expect(blockers(changed(uncitedDesk(), 'talk', 'talk', { summary: 'They go on.' }))).toEqual(['stale'])
  })
})
