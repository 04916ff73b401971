import { readAnchor, type Anchor } from './anchors'
import { plainText } from './portions'
import { pieceText, type ReturnedFile, type ReturnedParagraph, type ReturnedPiece } from './returned-file'

/** A text of a returned file that belongs together: what is under one bookmark of Parley's, or a paragraph without any. */
export interface Unit {
  anchor?: Anchor
  part: ReturnedParagraph['part']
  style?: string
  pieces: ReturnedPiece[]
}

/** The texts of a file in order, and the one that each of its paragraphs is in; a blank paragraph is in that of the paragraph before. */
export interface Units {
  units: Unit[]
  ofParagraph: (number | undefined)[]
}

/** The text of a unit with all tracked changes taken over, or with none. */
export const unitText = ({ pieces }: Unit, changes: 'accepted' | 'rejected' = 'accepted'): string =>
  pieceText(pieces, changes)

/** Puts the paragraphs of a file together by their bookmarks: one that was split in two is still one text, and two that were joined are two. */
export function unitsOf(file: ReturnedFile): Units {
  const units: Unit[] = []
  const named = new Map<string, number>()
  const ofParagraph: (number | undefined)[] = []
  for (const paragraph of file.paragraphs) {
    const names = [...new Set([...paragraph.goesOn, ...paragraph.anchors])]
    const isNothing = plainText(paragraph.pieces.map(({ text }) => text).join('')) === ''
    if (names.length === 0 && !isNothing) {
      const { part, pieces, style } = paragraph
      units.push({ part, pieces, ...(style === undefined ? {} : { style }) })
    }
    for (const name of names) {
      const known = named.get(name)
      if (known !== undefined) units[known]?.pieces.push(breakOf(paragraph))
      else {
        const anchor = readAnchor(name)
        named.set(name, units.length)
        units.push({ part: paragraph.part, pieces: [], ...(anchor ? { anchor } : {}) })
      }
    }
    let now = named.get(names[0] ?? '')
    if (now !== undefined)
      for (const piece of paragraph.pieces) {
        now = (piece.anchor === undefined ? undefined : named.get(piece.anchor)) ?? now
        units[now]?.pieces.push(piece)
      }
    ofParagraph.push(now ?? (units.length > 0 ? units.length - 1 : undefined))
  }
  return { units, ofParagraph }
}

/** The line break before a paragraph that goes on with a text: it is as new as the paragraph. */
const breakOf = ({ end }: ReturnedParagraph): ReturnedPiece => ({
  text: '\n',
  how: end?.how === 'added' ? 'added' : 'same',
  ...(end?.how === 'added' ? { by: end.by } : {}),
})
