import { describe, expect, test } from 'vitest'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { blankForm } from '../../../core/queries/form'
import { madeFrom, NOW, reportDesk, SHA, toldIn } from './words-desk'

/** The fields of dates to count down to, readouts, packages and commitments that selected words answer; words that are cut answer nothing. */

const told = (of: CollectionName, text: string, words = text) => toldIn(madeFrom(text, of, words))
const day = (edtf: string) => ({ edtf })

describe('a date to count down to', () => {
  test('has its date and its grounds from the words', () => {
    expect(told('milestone', 'Both ministers aim for a first package by mid-June 2026.')).toEqual({
      when: { edtf: '2026-06-1X', words: { en: 'mid-June 2026' } },
      basis: 'reported',
    })
    expect(told('milestone', 'The dairy agreement expires on 30 September 2026.')).toEqual({
      when: day('2026-09-30'),
      basis: 'fixed',
    })
    expect(told('milestone', '両国は9月30日までの合意を目指す。')).toEqual({
      when: day('2026-09-30'),
      basis: 'reported',
    })
    expect(told('milestone', '現行協定は2026年9月30日に失効する。')).toEqual({
      when: day('2026-09-30'),
      basis: 'fixed',
    })
  })
  test('has no date of two, nor one that says since when, and no grounds of two', () => {
    expect(told('milestone', 'The quota expires on 1 June or 1 July 2026.')).toEqual({ basis: 'fixed' })
    expect(told('milestone', 'The ban has been in force since 1 May 2025.')).toEqual({})
    expect(told('milestone', 'The quota expires 180 days after it took effect on 3 November 2025.')).toEqual({
      basis: 'fixed',
    })
    expect(told('milestone', 'They aim to sign before the deadline.')).toEqual({})
    expect(told('milestone', 'Exports could start in April 2026.')).toEqual({ when: day('2026-04') })
  })
})

describe('a readout, a package and a commitment', () => {
  test('have their party from who speaks or acts, and their date', () => {
    expect(
      told('readout', 'The New Zealand government said that the meeting on 1 July 2025 dealt with butter.'),
    ).toEqual({
      issuedBy: 'us-side',
      session: 'session',
    })
    expect(told('readout', 'チリ政府は、7月1日の会談で取り上げたと発表した。')).toEqual({ issuedBy: 'them' })
    expect(told('proposal', 'Chile tabled a package on 10 March 2026.')).toEqual({
      by: 'them',
      tabled: day('2026-03-10'),
    })
    expect(told('proposal', 'チリは3月10日、新たな案を提示した。')).toEqual({ by: 'them', tabled: day('2026-03-10') })
    const english = 'New Zealand agreed to publish its butter figures by 30 April 2026.'
    expect(told('commitment', english)).toEqual({
      owedBy: ['us-side'],
      issue: 'butter',
      text: english,
      due: day('2026-04-30'),
    })
    expect(told('commitment', 'チリは4月30日までに統計を公表すると約束した。')).toMatchObject({
      owedBy: ['them'],
      due: day('2026-04-30'),
    })
  })
  test('have no party where two act, nor a date that may be that of an answer', () => {
    expect(told('commitment', 'New Zealand and Chile agreed to publish.')).not.toHaveProperty('owedBy')
    expect(told('proposal', 'On 10 March 2026 New Zealand refused the package that Chile had tabled.')).toEqual({
      by: 'them',
    })
  })
})

describe('the words', () => {
  test('are whole: half a figure, half a word and a text that has changed say nothing', () => {
    const text = 'Chile keeps a duty of 12.5 percent. The eleventh round was held.'
    expect(told('measure', text, '5 percent')).toEqual({})
    expect(told('round', text, 'leventh round was')).toEqual({})
    const from = { source: 'report', sha256: 'e'.repeat(64), start: 0, end: text.length }
    const desk = reportDesk(text).text(from.sha256, text).desk()
    expect(blankForm(desk, 'measure', {}, NOW, from).filled).toEqual({})
    const gone = { ...from, source: 'gone', sha256: SHA }
    expect(blankForm(reportDesk(text).desk(), 'measure', {}, NOW, gone).filled).toEqual({})
  })
  test('never replace a value that is given', () => {
    const text = 'The fifth technical round.'
    const from = { source: 'report', sha256: SHA, start: 0, end: text.length }
    const form = blankForm(reportDesk(text).desk(), 'round', { ordinal: 7 }, NOW, from)
    expect([form.values.ordinal, form.filled]).toMatchObject([7, { level: 'words' }])
    expect(form.filled).not.toHaveProperty('ordinal')
  })
})
