import { templateParts } from '../../text/interpolate'
import type { MemoModel } from '../memo-model'
import { plainText } from './portions'
import type { Suggestion } from './suggestions'
import { unitText, type Unit } from './units'

/** How many texts in the heads and feet of a file's pages are neither suggested nor what the memo prints there: somebody wrote in them, or the memo has another marking or reference since. */
export function unreadMargins(model: MemoModel, units: readonly Unit[], suggested: readonly Suggestion[]): number {
  const told = new Set(suggested.map(({ unit }) => unit))
  const running = runningLine(model)
  const differ = units
    .filter((unit) => unit.part === 'margins' && !told.has(unit))
    .map((unit) => plainText(unitText(unit)))
    .filter((text) => text !== '' && text !== plainText(model.markingLine) && !running.test(text))
  // Word repeats a head or a foot for each section of a file.
  return new Set(differ).size
}

/** The reference line at the foot of the pages, with any numbers of pages, or none. */
function runningLine({ reference, version, asOf, pageTemplate }: MemoModel): RegExp {
  const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const page = templateParts(pageTemplate)
    .map((part) => ('text' in part ? escaped(plainText(part.text)) : '\\d*'))
    .join('\\s*')
  return new RegExp(`^${escaped(plainText([reference, version, asOf].join(' · ')))}\\s*${page}$`)
}
