import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Variant } from '../../core/spelling/spelling-choice'
import { Dictionary } from './dictionary'
import type { SpellingAnswer, SpellingQuestion, SpellingThreadData } from './spelling-job'

/** The thread that holds a dictionary: making one takes a third of a second, and looking for suggestions up to a tenth. */

const { folder } = workerData as SpellingThreadData
let open: { variant: Variant; dictionary: Dictionary } | undefined

/** One dictionary at a time: few people change the variant, and each takes memory. */
function dictionaryOf(variant: Variant): Dictionary {
  if (open?.variant === variant) return open.dictionary
  const [aff, dic] = ['aff', 'dic'].map((ending) => readFileSync(join(folder, `${variant}.${ending}`)))
  if (!aff || !dic) throw new Error('no dictionary')
  open = { variant, dictionary: new Dictionary(variant, { aff, dic }) }
  return open.dictionary
}

parentPort?.on('message', ({ id, kind, variant, words }: SpellingQuestion) => {
  const dictionary = dictionaryOf(variant)
  const answer: SpellingAnswer = {
    id,
    words:
      kind === 'wrong'
        ? words.filter((word) => !dictionary.isRight(word))
        : words.flatMap((word) => dictionary.suggestions(word)),
  }
  parentPort?.postMessage(answer)
})
