import type { Passage } from './passages'
import type { OpenPdf } from './pdf'

/** What all pages of a memo have in common. */
export interface PageContext {
  open: OpenPdf | undefined
  scale: number
  marked: ReadonlySet<number>
  /** The passage that the Tab key comes to. */
  stop: number
  describe: (passage: Passage) => string
  openPassage: (passage: Passage) => void
  /** The keyboard is on a passage. */
  reached: (passage: Passage) => void
  failed: () => void
}
