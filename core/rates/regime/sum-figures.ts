import { compare, isZero, least, subtract, ZERO, type Rational } from '../../base/rational'
import type { World } from './facts'
import { flat, meet, slopeOf, sumOf, type Sloped } from './own-amount'
import { amountOf, bend, settle, sharesIn, unsettle, type One } from './set-amount'

/** The sum becomes the figure, or what the others come to if that is more. */
export function topUp(one: One, figure: Rational): void {
  const rest = sumOf(one.rest)
  if (!rest) return unsettle({ ...one, amount: { ...one.amount, unknown: [], specific: [], floor: ZERO } }, flat(ZERO))
  const room = roomUnder(figure, rest, one)
  settle(one, room.percent.over < 0n ? flat(ZERO) : room, ZERO, compare(room.percent, ZERO) <= 0)
}

/** The room that a sum leaves under a figure. The total turns where there is none. */
function roomUnder(figure: Rational, rest: Rational, { rest: parts, world }: One): Sloped {
  const slope = slopeOf(parts)
  const room = { percent: subtract(figure, rest), slope: slope === ZERO ? ZERO : subtract(ZERO, slope) }
  meet(world, room, flat(ZERO))
  return room
}

function lower(one: Sloped, other: Sloped, world: World): Sloped {
  meet(world, one, other)
  return compare(one.percent, other.percent) <= 0 ? one : other
}

/** The layer alone is at most the figure. */
export function capAt(one: One, figure: Rational): void {
  const { percent, floor } = one.amount
  const capped = lower(amountOf(one.amount), flat(figure), one.world)
  if (percent && compare(percent, figure) > 0) settle(one, capped, least(floor ?? figure, figure))
  else if (!percent) unsettle(one, capped, false)
}

/** The sum is at most the figure: the layer is cut to the room that the others leave, but not below nothing. */
export function capSum(one: One, figure: Rational): void {
  const { percent, floor = ZERO } = one.amount
  const own = amountOf(one.amount)
  const rest = sumOf(one.rest)
  meet(one.world, own, flat(ZERO))
  const room = rest && roomUnder(figure, rest, one)
  const isFull = !room || room.percent.over < 0n
  // Nothing that is free, or a rebate, is too much; but between two shares that are assumed there may be more, and no room for it.
  if (percent && compare(percent, ZERO) <= 0) return isFull ? bend(one) : undefined
  if (!room) return unsettle(one, flat(least(own.percent, ZERO)))
  const left = room.percent.over < 0n ? flat(ZERO) : room
  const capped = lower(own, left, one.world)
  // There is no room for any amount, known or not, that takes nothing off.
  const isMore = percent ?? (one.amount.floor && compare(one.amount.floor, ZERO) >= 0)
  if ((isZero(left.percent) && isMore) || (percent && compare(percent, left.percent) > 0))
    settle(one, left, least(floor, ZERO))
  else if (!percent) unsettle(one, capped, false)
  else if (sharesIn(one).length > 0) {
    // Where a part of the sum is curved, the cap may be reached between two shares that are assumed and at neither of them.
    const isCurved = [one.amount, ...one.rest].some((part) => part.isCurved)
    const { isBent } = one.amount
    one.amounts.set(one.layer, { ...one.amount, floor: least(floor, ZERO), isCurved, isBent: isBent || isCurved })
  }
}
