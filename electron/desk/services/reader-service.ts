import type { Stretch } from '../../../core/base/text-pieces'
import type { Handlers } from '../../../core/contract/answer-by'
import type { DeskRead } from '../../../core/desk/desk-read'
import { quotation, quoteReport } from '../../../core/queries/quote-report'
import type { FindInTextInput } from '../../../core/queries/reading-schemas'
import {
  cutTextOf,
  foundInText,
  marksView,
  nextMark,
  piecesOf,
  sourceTextView,
  textOfHash,
  type CutText,
} from '../../../core/queries/source-reading'
import { findSteps, PLACES_MAX } from '../../../core/search/find-in-text'
import { inSlices } from './in-slices'

type ReaderRequest =
  | 'desk:source-text'
  | 'desk:source-pieces'
  | 'desk:source-marks'
  | 'desk:source-next-mark'
  | 'desk:source-find'
  | 'desk:source-quotation'
  | 'desk:source-report'

/** Answers the reader of sources. Keeps the text that was read last, cut into pieces, and the places that were found last: texts never change. */
export class ReaderService {
  readonly handlers: Handlers<ReaderRequest>
  #cut: CutText | undefined
  #found: { sha256: string; words: string; places: Promise<Stretch[]> } | undefined

  constructor(desk: () => DeskRead) {
    const cutOf = (source: string): CutText | undefined => {
      const sha256 = desk().get('source', source)?.sha256
      if (this.#cut === undefined || this.#cut.sha256 !== sha256) this.#cut = cutTextOf(desk(), source)
      return this.#cut
    }
    const textOf = (input: { source: string; sha256: string }) =>
      textOfHash(cutOf(input.source), input.source, input.sha256)
    this.handlers = {
      'desk:source-text': ({ source }) => sourceTextView(desk(), source, cutOf(source)),
      'desk:source-pieces': (input) => piecesOf(textOf(input), input),
      'desk:source-marks': (input) => marksView(desk(), cutOf(input.source), input),
      'desk:source-next-mark': (input) => nextMark(desk(), cutOf(input.source), input),
      'desk:source-find': async (input) => foundInText(await this.#places(textOf(input), input), input, PLACES_MAX),
      'desk:source-quotation': (input) => quotation(desk(), input.source, textOf(input), input, input.language),
      'desk:source-report': (input) => quoteReport(desk(), cutOf(input.source), input),
    }
  }

  /** All places of the words in a text: looked for once, however many of them are asked for. */
  #places({ sha256, text }: CutText, { words }: FindInTextInput): Promise<Stretch[]> {
    const last = this.#found
    if (last?.sha256 === sha256 && last.words === words) return last.places
    const find = async () => {
      const places: Stretch[] = []
      await inSlices(findSteps(text, words, places))
      return places
    }
    const places = find()
    this.#found = { sha256, words, places }
    return places
  }
}
