import { exactNumber } from '../base/exact-number'
import type { RateComponent } from '../model/records/measures'

/** Basis points as percent, digit for digit: 250 is "2.5%", 2400 is "24%", 34.64 is "0.3464%". */
export function formatBasisPoints(basisPoints: number): string {
  const [points = '', places = ''] = String(basisPoints).split('.')
  const digits = points.padStart(3, '0')
  // The point moves in the text: a division would round.
  const fraction = `${digits.slice(-2)}${places}`.replace(/0+$/, '')
  return `${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}%`
}

/** The basis points of a percentage in digits, with a point or a comma; undefined if it is none, or has more than six decimals. */
export function basisPointsIn(text: string): number | undefined {
  const [, whole, places = ''] = /^(\d{1,4})(?:[.,](\d+))?$/.exec(text) ?? []
  const kept = places.replace(/0+$/, '').padEnd(2, '0')
  return whole === undefined || kept.length > 6
    ? undefined
    : exactNumber(`${whole}${kept.slice(0, 2)}.${kept.slice(2)}0`)
}

/** A layer's rate in figures, or undefined if it is not known: unknown is never 0. */
export function formatRate(component: RateComponent): string | undefined {
  const parts = [
    component.basisPoints === null ? undefined : formatBasisPoints(component.basisPoints),
    component.specific,
  ]
  if (component.kind === 'adValorem') return parts[0]
  if (component.kind === 'specific') return parts[1]
  return parts[0] !== undefined && parts[1] !== undefined ? `${parts[0]} + ${parts[1]}` : undefined
}
