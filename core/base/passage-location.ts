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
 * Finds a passage in a text: the first place where its words stand, lines broken wherever they are. Characters that Unicode holds
 * for the same (composed or not, full or half width, 神 in both of its code points) match; the place is of the text's own characters.
 * Undefined if the words are not there.
 */
export function locatePassage(text: string, passage: string): PassageLocation | undefined {
  const wanted = foldedOf(passage).folded.trim()
  if (wanted === '') return undefined
  const { folded, starts, ends } = foldedOf(text)
  const found = folded.indexOf(wanted)
  const start = starts[found]
  const end = ends[found + wanted.length - 1]
  return start === undefined || end === undefined ? undefined : placeAt(text, start, end)
}

/** A character with the marks that go with it. */
const CHARACTER = /\s+|[^\s][\p{M}\uFF9E\uFF9F]*/gu

/** A text folded for matching, and for each code unit of it where in the text it comes from begins and ends. */
function foldedOf(text: string): { folded: string; starts: number[]; ends: number[] } {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const found of text.matchAll(CHARACTER)) {
    const [character] = found
    const next = /^\s/.test(character) ? ' ' : character.normalize('NFKC')
    folded += next
    for (let unit = 0; unit < next.length; unit += 1) {
      starts.push(found.index)
      ends.push(found.index + character.length)
    }
  }
  return { folded, starts, ends }
}

/** The place of the characters from `start` to `end` of a text. */
export function placeAt(text: string, start: number, end: number): PassageLocation {
  return {
    exact: text.slice(start, end),
    start,
    end,
    // Neither edge may hold half a character.
    prefix: text.slice(Math.max(0, start - AROUND), start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + AROUND).replace(/[\uD800-\uDBFF]$/, ''),
  }
}
