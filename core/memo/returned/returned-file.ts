/** The person who made a tracked change or a comment, and the instant, as far as the file says. */
export interface Mark {
  who?: string
  at?: string
}

/** A stretch of a returned text: as it was exported, or tracked as added or removed. `anchor` is the bookmark of Parley's that it lies in. */
export interface ReturnedPiece {
  text: string
  how: 'same' | 'added' | 'removed'
  by?: Mark
  anchor?: string
}

/** A paragraph of a returned file. */
export interface ReturnedParagraph {
  /** The body, the notes at its feet, or the margins of its pages. */
  part: 'body' | 'notes' | 'margins'
  /** The id of its style, if it names one. */
  style?: string
  pieces: ReturnedPiece[]
  /** Parley's bookmarks that begin in it, and those that go on from an earlier paragraph. */
  anchors: string[]
  goesOn: string[]
  /** Set if its end was tracked as added or removed. */
  end?: { how: 'added' | 'removed'; by: Mark }
}

/** A comment with the words that it is on, and the paragraph in which it begins, by its place in the file's list. */
export interface ReturnedComment extends Mark {
  id: string
  text: string
  on: string
  paragraph?: number
  /** The comment that it answers. */
  replyTo?: string
}

/** The memo that a file's own properties name. */
export interface ReturnedFrom {
  memo: string
  version: number
  portions: number
}

/** A Word file that somebody sent back, as far as it has text. */
export interface ReturnedFile {
  from?: ReturnedFrom
  paragraphs: ReturnedParagraph[]
  comments: ReturnedComment[]
  /** The number of pictures and embedded files, and of tracked changes of looks, that are not read. */
  leftOut: { objects: number; looks: number }
}

/** A text as it is with all tracked changes taken over, or with none. */
export const pieceText = (pieces: readonly ReturnedPiece[], changes: 'accepted' | 'rejected'): string =>
  pieces
    .filter(({ how }) => how !== (changes === 'accepted' ? 'removed' : 'added'))
    .map(({ text }) => text)
    .join('')
