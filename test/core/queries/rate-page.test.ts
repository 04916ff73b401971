import { describe, expect, test } from 'vitest'
import {
  asksNothing,
  compared,
  firstPage,
  rateStart,
  redone,
  stepsOf,
  supposed,
  undone,
  withQuestion,
} from '../../../core/queries/rate-page'
import { WHAT_IF_STEPS_MAX, ratePageSchema, type WhatIfChange } from '../../../core/queries/rate-schemas'

const gone: WhatIfChange = { does: 'remove', layer: 'm/l' }
const off: WhatIfChange = { does: 'ruleOff', rule: 'r' }
const page = rateStart({ good: 'car', at: '2025-06-06', beside: { whatIf: [] } })
const changesOf = (one: typeof page) => one.question.beside?.whatIf

describe('a supposition', () => {
  test('is undone and done again step by step, and its question stays', () => {
    const both = supposed(supposed(page, [gone]), [gone, off])
    expect(changesOf(undone(both))).toEqual([gone])
    expect(changesOf(undone(undone(both)))).toEqual([])
    expect(changesOf(redone(undone(undone(both))))).toEqual([gone])
    expect(redone(redone(undone(undone(both))))).toEqual(both)
    expect(undone(both).question.good).toBe('car')
  })

  test('has nothing to undo or redo at its ends, and nothing to redo after another step', () => {
    expect(undone(page)).toBe(page)
    expect(redone(page)).toBe(page)
    expect(supposed(undone(supposed(page, [gone])), [off]).redo).toEqual([])
  })

  test('takes undo and redo for itself, and leaves them to the desk only while it is empty or not shown', () => {
    const one = supposed(page, [gone])
    expect(stepsOf(one)).toEqual({ undo: true, redo: false })
    expect(stepsOf(supposed(one, []))).toEqual({ undo: true, redo: false })
    expect(stepsOf({ ...one, undo: [] })).toEqual({ undo: false, redo: false })
    expect(stepsOf(undone(one))).toEqual({ redo: true })
    expect([stepsOf(page), stepsOf(compared(one, { at: '2025-07-01' })), stepsOf(undefined)]).toEqual([{}, {}, {}])
  })

  test('keeps no more steps than the window can keep', () => {
    let many = page
    for (let step = 0; step < WHAT_IF_STEPS_MAX + 5; step += 1) many = supposed(many, [gone])
    expect(many.undo).toHaveLength(WHAT_IF_STEPS_MAX)
    expect(ratePageSchema.parse(many)).toEqual(many)
  })

  test('comes back after another comparison, with its steps', () => {
    const with1 = supposed(page, [gone])
    const day = compared(with1, { at: '2025-04-01' })
    expect(day.question.beside).toEqual({ at: '2025-04-01' })
    const none = compared(day, undefined)
    const back = compared(none, { whatIf: [] })
    expect(changesOf(back)).toEqual([gone])
    expect(changesOf(undone(back))).toEqual([])
  })
})

test('a part of a question that is taken back is left to the desk again', () => {
  expect(withQuestion(page, { at: undefined, origin: 'JP' }).question).toEqual({
    good: 'car',
    at: undefined,
    origin: 'JP',
    beside: { whatIf: [] },
  })
})

test('the first page asks for the first rate figure that is known, or the first one', () => {
  const unknown = { question: { good: 'steel', origin: 'JP', border: 'us' } }
  const car = { question: { good: 'car', origin: 'JP', border: 'us' }, total: '27.5%' }
  expect(firstPage([unknown, car])).toEqual(rateStart(car.question))
  expect(firstPage([unknown])).toEqual(rateStart(unknown.question))
  expect(firstPage([])).toEqual(rateStart())
  expect([firstPage([]), firstPage([car]), rateStart({ at: undefined })].map(asksNothing)).toEqual([true, false, true])
})
