import type { Run } from '../memo-model'
import type { Portion, PortionPart } from './portions'

/** How many letters beside a run tell its place in a text. */
const BESIDE = 12

/**
 * True if a run has not changed since the export. The texts beside it must stand around it in the exported text as they do today, to the end of the portion or
 * for the first characters: the exported text also holds a run that the desk has shortened since, but among other words.
 */
export function isRunAsExported({ parts }: Portion, run: Run, exported: string): boolean {
  const at = parts.findIndex((part) => part.run === run)
  const left = beside(parts.slice(0, at).toReversed()).toReversed()
  const right = beside(parts.slice(at + 1))
  const isFirst = left.length === at || parts[at - left.length - 1]?.role === 'number'
  const isLast = at + right.length + 1 === parts.length
  const around = textOf([...left, ...parts.slice(at, at + 1), ...right])
  for (let from = exported.indexOf(around); from !== -1; from = exported.indexOf(around, from + 1)) {
    // The number in front may be another one today.
    const isBegun = !isFirst || /^(?:\S{1,8}[\t\u2002])?$/u.test(exported.slice(0, from))
    if (isBegun && (!isLast || from + around.length === exported.length)) return true
  }
  return false
}

/** As many parts on one side of a run as tell its place. */
function beside(parts: readonly PortionPart[]): PortionPart[] {
  const taken: PortionPart[] = []
  for (const part of parts) {
    if (part.role === 'number' || textOf(taken).trim().length >= BESIDE) break
    taken.push(part)
  }
  return taken
}

const textOf = (parts: readonly PortionPart[]): string => parts.map(({ text }) => text).join('')
