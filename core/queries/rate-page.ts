import { WHAT_IF_STEPS_MAX, type RateFigure, type RatePage, type RateQuestion, type WhatIfChange } from './rate-schemas'

/** A page that asks a question, with nothing to undo. */
export const rateStart = (question: RateQuestion = {}): RatePage => ({ question, undo: [], redo: [] })

/** Does a page ask for nothing of its own? The desk answers all of its question then. */
export const asksNothing = ({ question }: RatePage): boolean =>
  Object.values(question).every((value) => value === undefined)

/** The page of a desk where nobody has asked yet: the first of its rate figures that is known, or the first one. */
export const firstPage = (figures: readonly Pick<RateFigure, 'question' | 'total'>[]): RatePage =>
  rateStart((figures.find(({ total }) => total !== undefined) ?? figures[0])?.question)

/** Some parts of the question changed. Those that are given as undefined are left to the desk again. */
export const withQuestion = (page: RatePage, change: Partial<RateQuestion>): RatePage => ({
  ...page,
  question: { ...page.question, ...change },
})

const changesOf = ({ question }: RatePage): WhatIfChange[] => question.beside?.whatIf ?? []

/** Another comparison, or none. A supposition is set aside and comes back when it is asked for again. */
export function compared(page: RatePage, beside: RateQuestion['beside']): RatePage {
  const { aside, ...rest } = page
  const { whatIf } = page.question.beside ?? {}
  const kept = whatIf ?? aside
  if (beside?.whatIf) return withQuestion(rest, { beside: { ...beside, whatIf: kept ?? beside.whatIf } })
  return withQuestion({ ...rest, ...(kept ? { aside: kept } : {}) }, { beside })
}

/** Other changes supposed: a step that undo takes back. */
export const supposed = (page: RatePage, whatIf: WhatIfChange[]): RatePage => ({
  ...withQuestion(page, { beside: { whatIf } }),
  undo: [...page.undo, changesOf(page)].slice(-WHAT_IF_STEPS_MAX),
  redo: [],
})

/**
 * The steps that undo and redo would take here instead of on the desk, and whether there are any: those of the supposition that the page
 * shows. An absent one is the desk's: only an empty supposition leaves it its own.
 */
export function stepsOf(page: RatePage | undefined): { undo?: boolean; redo?: boolean } {
  if (!page?.question.beside?.whatIf) return {}
  const { undo, redo } = page
  const isOwn = undo.length > 0 || changesOf(page).length > 0
  return {
    ...(isOwn ? { undo: undo.length > 0 } : {}),
    ...(isOwn || redo.length > 0 ? { redo: redo.length > 0 } : {}),
  }
}

/** The page before its last step; the same page if there is none. */
export function undone(page: RatePage): RatePage {
  const before = page.undo.at(-1)
  if (!before) return page
  return {
    ...withQuestion(page, { beside: { whatIf: before } }),
    undo: page.undo.slice(0, -1),
    redo: [...page.redo, changesOf(page)].slice(-WHAT_IF_STEPS_MAX),
  }
}

/** The page with the step that was undone last; the same page if there is none. */
export function redone(page: RatePage): RatePage {
  const next = page.redo.at(-1)
  if (!next) return page
  return {
    ...withQuestion(page, { beside: { whatIf: next } }),
    undo: [...page.undo, changesOf(page)].slice(-WHAT_IF_STEPS_MAX),
    redo: page.redo.slice(0, -1),
  }
}
