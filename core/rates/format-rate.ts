import type { RateComponent } from '../model/records/measures'

/** Basis points as percent, exactly: 250 is "2.5%", 2400 is "24%". */
export function formatBasisPoints(basisPoints: number): string {
  const whole = Math.trunc(basisPoints / 100)
  const rest = basisPoints % 100
  if (rest === 0) return `${whole}%`
  return `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}%`
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
