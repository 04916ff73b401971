import { describe, expect, test } from 'vitest'
import { fieldsSaid } from '../../../core/from-words/fields-said'
import { fieldsTold } from '../../../core/from-words/fields-told'
import { madeFrom, reportDesk } from './words-desk'

/** The fields of a saved record for which the words that it was made from are evidence. */

const WORDS =
  'Trade minister Ana Rojas and Minister for Trade David Clark met for 90 minutes on 10 March 2026 and discussed wine labels.'

describe('the words of a meeting', () => {
  const blank = madeFrom(WORDS, 'session')

  test('are evidence for each field that they fill', () => {
    expect(blank.values).toMatchObject({ participants: ['membership', 'clark-term'], issues: ['wine'], minutes: 90 })
    expect(fieldsTold('session', blank, blank.values).toSorted()).toEqual([
      'issues',
      'minutes',
      'participants',
      'start',
    ])
  })

  test('are none for a field that somebody typed otherwise, or emptied', () => {
    const saved = { ...blank.values, minutes: 80, start: { edtf: '2026-03-11' }, issues: [] }
    expect(fieldsTold('session', blank, saved)).toEqual(['participants'])
  })

  test('are evidence for those of a list whom they name, and not for the others', () => {
    const one = { ...blank.values, participants: ['clark-term'] }
    expect(fieldsTold('session', blank, one)).toContain('participants')
    const more = { ...blank.values, participants: ['clark-term', 'somebody'] }
    expect(fieldsTold('session', blank, more)).toContain('participants[clark-term]')
    expect(fieldsTold('session', blank, more)).not.toContain('participants')
  })

  test('are none for what the desk knew without them', () => {
    const desk = reportDesk('They met on 10 February 2026.').desk()
    const form = madeFrom('They met on 10 February 2026.', 'session', undefined, desk)
    expect(form.values.round).toBeDefined()
    expect(fieldsTold('session', form, form.values)).toEqual(['start'])
  })
})

describe('the issues of a meeting', () => {
  const issues = (text: string) => madeFrom(text, 'session').values.issues

  test('are those that the words say it was about', () => {
    expect(issues('両大臣は3月10日に会談し、ワイン表示とバターについて話し合った。')).toEqual(['wine', 'butter'])
    expect(issues('They met on 10 March 2026 and discussed butter.')).toEqual(['butter'])
  })

  test('are left open where it was not about them, or the words only name them', () => {
    expect(issues('They met on 10 March 2026 and did not discuss butter.')).toEqual([])
    expect(issues('They met on 10 March 2026, a day after butter prices rose.')).toEqual([])
  })
})

describe('a field that somebody typed', () => {
  const WIRE = 'WELLINGTON, 11 March 2026 (Wire) – The third round ended here without a deal, and wine stays open.'
  const blank = madeFrom(WIRE, 'round')
  const said = (typed: Record<string, unknown>) =>
    fieldsSaid('round', blank, { ...blank.values, ...typed }, WIRE).toSorted()

  test('has the words as its evidence if they have its date or its text', () => {
    // The day on which a round ended need not be its date, so the form leaves it to a person.
    expect(blank.values.when).toBeUndefined()
    expect(said({ when: { edtf: '2026-03-11' } })).toEqual(['when'])
    expect(said({ summary: 'wine stays  open', title: { en: 'The third round' } })).toEqual(['summary', 'title'])
    const japanese = '第3回協議が10日、始まった。'
    const typed = { ...madeFrom(japanese, 'round').values, when: { edtf: '2026-03-10' } }
    expect(fieldsSaid('round', madeFrom(japanese, 'round'), typed, japanese)).toEqual(['when'])
  })
  test('has none in words that have another date, another text, or half of it', () => {
    expect(said({ when: { edtf: '2026-03-12' }, summary: 'Wine is settled.', title: { en: 'third rou' } })).toEqual([])
  })
  test('is none that the form began with', () => {
    expect(blank.values.place).toEqual({ en: 'Wellington' })
    expect(said({})).toEqual([])
  })
})
