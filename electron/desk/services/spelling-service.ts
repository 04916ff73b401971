import type { Handlers } from '../../../core/contract/answer-by'
import type { DeskRead } from '../../../core/desk/desk-read'
import { isChecked } from '../../../core/spelling/checked-words'
import { isDeskWord } from '../../../core/spelling/desk-words'
import { isFieldWord } from '../../../core/spelling/field-words'
import type { Variant } from '../../../core/spelling/spelling-choice'
import { SpellingThread, type SpellingPlace } from '../../spelling/spelling-thread'

/** Says which words are wrong: those that neither the dictionary nor the field nor a name on the desk knows. Without a place for a thread, none is. */
export class SpellingService {
  readonly handlers: Handlers<'desk:misspelt'>
  readonly #thread: SpellingThread | undefined

  constructor(desk: () => Pick<DeskRead, 'index'>, place: SpellingPlace | undefined) {
    this.#thread = place && new SpellingThread(place)
    this.handlers = {
      'desk:misspelt': async ({ words, variant }) => {
        const now = desk()
        const unknown = words.filter((word) => isChecked(word) && !isFieldWord(word) && !isDeskWord(now, word))
        const misspelt = unknown.length === 0 ? [] : await this.#thread?.ask('wrong', variant, unknown)
        return { misspelt: misspelt ?? [] }
      },
    }
  }

  /** The words that may be meant by a wrong one, the likeliest first. */
  async suggestions(word: string, variant: Variant): Promise<string[]> {
    return (await this.#thread?.ask('suggest', variant, [word])) ?? []
  }

  async end(): Promise<void> {
    await this.#thread?.end()
  }
}
