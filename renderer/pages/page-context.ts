import type { Passage } from './passages'
import type { OpenPdf } from './pdf'

/** The values that all pages of a memo share. */
export interface PageContext {
  open: OpenPdf | undefined
  /** The last file of which a page that is seen is drawn. The other pages, and all text over them, wait for that. */
  shown: OpenPdf | undefined
  /** True once the buttons of the passages are there, just after the pages. */
  withPassages: boolean
  scale: number
  marked: ReadonlySet<number>
  /** The passage that the Tab key reaches. */
  stop: number
  describe: (passage: Passage) => string
  openPassage: (passage: Passage) => void
  /** Called when a passage takes the focus. */
  reached: (passage: Passage) => void
  failed: () => void
  /** Called when a page that is seen is drawn. */
  drawn: (open: OpenPdf) => void
}
