/** Where a passage is in a text, in UTF-16 code units, with a little of the text around it. */
export interface PassageLocation {
  exact: string
  start: number
  end: number
  prefix: string
  suffix: string
}

/** How much of the text before and after a passage is kept with it, in UTF-16 code units. */
const AROUND = 32

/**
 * Finds a passage in a text: the first place where its words stand, lines broken wherever they are. What is found is what the text
 * says, character by character. Undefined if the words are not there.
 */
export function locatePassage(text: string, passage: string): PassageLocation | undefined {
  for (const form of ['NFC', 'NFD'] as const) {
    const words = passage.normalize(form).split(/\s+/).filter(Boolean)
    if (words.length === 0) return undefined
    const found = new RegExp(words.map(literally).join('\\s+'), 'u').exec(text)
    if (found) return placeAt(text, found.index, found.index + found[0].length)
  }
  return undefined
}

function placeAt(text: string, start: number, end: number): PassageLocation {
  return {
    exact: text.slice(start, end),
    start,
    end,
    // Neither edge may hold half a character.
    prefix: text.slice(Math.max(0, start - AROUND), start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + AROUND).replace(/[\uD800-\uDBFF]$/, ''),
  }
}

const literally = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
