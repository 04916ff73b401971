import type { DeskRead } from '../desk/desk-read'
import { readyPatterns, type Pattern } from './patterns'
import { PhraseError } from './phrase'

interface Words {
  language: Pattern['language']
  kind: 'post' | 'measure'
  phrase: string
}

/** Can suggestions look for a phrase? It may have brackets, and is then written as patterns are. */
export function isReadable(phrase: string): boolean {
  try {
    readyPatterns([{ language: 'en', kind: 'post', phrase: `(${phrase})` }])
    return true
  } catch (error) {
    if (error instanceof PhraseError) return false
    throw error
  }
}

/** The patterns for the phrases that a desk has added in its settings, without those that cannot be looked for: a post is found alone and beside a name. */
export function deskPatterns(desk: DeskRead): readonly Pattern[] {
  const words: readonly Words[] = desk.all('deskSettings')[0]?.namePatterns ?? []
  return words.filter(({ phrase }) => isReadable(phrase)).flatMap(patternsFor)
}

function patternsFor({ language, kind, phrase }: Words): Pattern[] {
  // A token such as {name} is known by its capitals.
  const alone: Pattern = { language, kind, phrase: `(${phrase})`, anyCase: !phrase.includes('{') }
  if (kind === 'measure') return [{ ...alone, type: 'tariff' }]
  const first = phrase.slice(0, 1)
  const title = `(${phrase}|${first.toUpperCase()}${phrase.slice(1)}|${first.toLowerCase()}${phrase.slice(1)})`
  const persons =
    language === 'ja' ? [`{kanjiName:name}(${phrase})`, `{kanaName:name}(${phrase})`] : [`${title} {name:name}`]
  return [alone, ...persons.map((with_): Pattern => ({ language, kind: 'person', phrase: with_, titled: true }))]
}
