import { add, compare, divide, rational, rationalIn, ZERO } from '../base/rational'
import type { DeskRead } from '../desk/desk-read'
import type { Good } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import { percentWords } from '../rates/answer-words'

const HUNDRED = rational(100)

/** The contents of a good are parts of its value: together they are not more than all of it. */
export function goodRules(_desk: DeskRead, { id, contents }: Good): Finding[] {
  const shares = contents.flatMap(({ content, share }) => {
    const points = share === null ? undefined : rationalIn(String(share))
    return points ? [{ content, percent: divide(points, HUNDRED) }] : []
  })
  const sum = shares.map(({ percent }) => percent).reduce(add, ZERO)
  if (compare(sum, HUNDRED) <= 0) return []
  const named = shares.map(({ content, percent }) => `${content} ${percentWords(percent)}`).join(' + ')
  return [
    {
      severity: 'error',
      code: 'shares-over-whole',
      about: { collection: 'good', id },
      field: 'contents',
      params: { shares: named, sum: percentWords(sum) },
    },
  ]
}
