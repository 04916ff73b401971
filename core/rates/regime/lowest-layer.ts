import { compare, isZero, least, ZERO } from '../../base/rational'
import type { Layer, Rule } from './compiled'
import type { World } from './facts'
import { flat, meet, type Amount } from './own-amount'
import { amountOf, settle, type One } from './set-amount'

/** Only the lowest of the layers counts; where what is not known may be lower, none is certain. */
export function leaveLowest(rule: Rule, on: readonly Layer[], amounts: Map<Layer, Amount>, world: World): void {
  if (on.length < 2) return
  const all = on.flatMap((layer) => {
    const amount = amounts.get(layer)
    return amount ? [{ layer, amount }] : []
  })
  const known = all.flatMap(({ layer, amount: { percent } }) => (percent ? [{ layer, percent }] : []))
  const lowest = known.reduce<(typeof known)[number] | undefined>(
    (best, next) => (best && compare(best.percent, next.percent) <= 0 ? best : next),
    undefined,
  )
  const sloped = all.map(({ amount }) => amountOf(amount))
  for (const [at, first] of sloped.entries())
    for (const second of [flat(ZERO), ...sloped.slice(at + 1)]) meet(world, first, second)
  // One that is not known is not lower than its least. That is of all shares, and so the lowest has to be, too.
  const isFlat = lowest !== undefined && isZero(lowest.percent)
  const isLeast = ({ amount: { percent, floor, shares: of } }: (typeof all)[number]) =>
    percent !== undefined || (floor && lowest && (isFlat || of.length === 0) && compare(floor, lowest.percent) >= 0)
  const isCertain = known.length === all.length || (lowest !== undefined && all.every(isLeast))
  const isBent = all.some(({ amount }) => amount.isBent || amount.shares.length > 0)
  const isCurved = all.some(({ amount }) => amount.isCurved)
  const shares = [...new Set(all.flatMap(({ amount }) => amount.shares))]
  const tied =
    lowest === undefined || isFlat
      ? []
      : all.filter(({ amount: { percent } }) => percent && compare(percent, lowest.percent) === 0)
  // Just beside an assumed share it is the other one that counts.
  const passes = tied.length > 1 && tied.some(({ amount }) => amount.shares.length > 0)
  for (const one of all) {
    const { layer, amount } = one
    const floor = amount.floor && least(amount.floor, ZERO)
    const isTied = amount.isTied === true || (passes && tied.includes(one))
    const bent: Amount = { ...amount, isBent, isCurved, shares, floor, isTied, parts: undefined }
    const setting: One = { rule, layer, amount: bent, rest: [], amounts, world }
    if (!isCertain) {
      const unknown = all.flatMap(({ amount: other }) => other.unknown)
      const by = [...amount.by, rule.own.id]
      const outBy = { rule: rule.own.id, isCertain: false }
      // A rebate takes its amount off if it is the lowest, and nothing else is certain.
      const adValorem = least(amount.percent ?? amount.adValorem, ZERO)
      amounts.set(layer, { ...bent, percent: undefined, adValorem, slope: ZERO, unknown, by, outBy })
    } else if (layer === lowest?.layer) amounts.set(layer, isBent ? bent : { ...bent, floor: amount.floor })
    else {
      const outBy = { rule: rule.own.id, isCertain: true }
      settle({ ...setting, amount: { ...bent, outBy } }, flat(ZERO), least(floor ?? ZERO, ZERO))
    }
  }
}
