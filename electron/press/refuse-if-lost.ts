import { ParleyError } from '../../core/base/errors'
import { printedText } from '../../core/base/printed-text'
import { INVISIBLE } from '../../core/base/text'
import type { Language } from '../../core/base/text'
import { memoTexts, pictureTexts, type MemoModel } from '../../core/memo/memo-model'
import { interpolate } from '../../core/text/interpolate'
import type { StrictLayout } from './strict-layout'

/** The texts at the head and foot of each page that come from a record. */
type RunningField = 'reference' | 'version' | 'asOf' | 'marking'

/**
 * Checks that the layout holds every text of the memo, apart from white space, and that every page has the whole marking at its head and foot, with
 * the reference, the version, the as-of time and its number.
 * @throws ParleyError `layout-lost-text` for a text of the body, `running-text-too-long` for one of the head and foot, naming its field
 */
export function refuseIfLost(memo: MemoModel, layout: StrictLayout): void {
  const squeeze = (text: string) => squeezeIn(memo.language, text)
  const body = squeeze(layout.bodyText)
  const texts = [...memoTexts(memo), ...pictureTexts(memo)].map((text) =>
    text === memo.kind ? text.toUpperCase() : text,
  )
  // Most texts come after the one before, so that a long memo need not be searched from its beginning for each.
  let after = 0
  const lost = texts.find((text) => {
    const wanted = squeeze(text)
    const at = body.indexOf(wanted, after)
    if (at >= 0) after = at
    return at < 0 && !body.includes(wanted)
  })
  if (lost !== undefined) throw new ParleyError('layout-lost-text', { text: lost.trim().slice(0, 60) })
  if (layout.runningTexts.some((running, index) => !isWhole(memo, running, index + 1, layout.runningTexts.length)))
    throw runningTextTooLong(memo)
}

function isWhole(memo: MemoModel, running: string, page: number, pages: number): boolean {
  const squeeze = (text: string) => squeezeIn(memo.language, text)
  const found = squeeze(running)
  const number = interpolate(memo.pageTemplate, { page, pages })
  return (
    found.split(squeeze(memo.markingLine)).length === 3 &&
    [memo.reference, memo.version, memo.asOf, number].every((text) => found.includes(squeeze(text)))
  )
}

/** Names the longest text of the head and foot, since a text that is not long itself may be the one without room. */
export function runningTextTooLong(memo: MemoModel): ParleyError {
  const texts: [RunningField, string, number][] = [
    ['reference', memo.reference, 1],
    ['version', memo.version, 1],
    ['asOf', memo.asOf, 1],
    // It is set larger, in bold, and has room for three lines where the others have room for four.
    ['marking', memo.markingLine, 1.2],
  ]
  const [field, text] = texts.reduce((longest, next) =>
    widthOf(next[1]) * next[2] > widthOf(longest[1]) * longest[2] ? next : longest,
  )
  return new ParleyError('running-text-too-long', { runningField: field, text: text.trim().slice(0, 60) })
}

/** About how wide a text is, in ems. */
const widthOf = (text: string) =>
  Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 0.6 : 1), 0)

/** A text as two are compared: without white space and without what no reader sees. */
function squeezeIn(language: Language, text: string): string {
  return printedText(text, language).normalize('NFC').replaceAll(/\s/g, '').replaceAll(INVISIBLE, '')
}
