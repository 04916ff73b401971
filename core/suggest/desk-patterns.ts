import type { DeskRead } from '../desk/desk-read'
import { readyPatterns, type Pattern } from './patterns'
import { PhraseError } from './phrase'

interface Words {
  language: Pattern['language']
  kind: 'post' | 'measure'
  phrase: string
}

/** The longest phrase of a desk, and how many parts of it may be missing: each doubles the ways to read it. */
const PHRASE_MAX = 100
const OPTIONAL_MAX = 3
/** More phrases than these are not looked for. */
const PHRASES_MAX = 100

/** Can suggestions look for a phrase? It is words, with [ ] around some that may be missing and ( | ) around a choice. */
export function isReadable(phrase: string): boolean {
  if (phrase.length > PHRASE_MAX || /[{}<>]/.test(phrase)) return false
  if ((phrase.match(/\[/g) ?? []).length > OPTIONAL_MAX || !isBalanced(phrase)) return false
  try {
    readyPatterns(patternsFor({ language: 'en', kind: 'post', phrase }))
    readyPatterns(patternsFor({ language: 'ja', kind: 'post', phrase }))
    return true
  } catch (error) {
    if (error instanceof PhraseError) return false
    throw error
  }
}

/** Does each bracket close one of its own kind? */
function isBalanced(phrase: string): boolean {
  const open: string[] = []
  for (const [sign] of phrase.matchAll(/[()[\]]/g)) {
    if (sign === '(' || sign === '[') open.push(sign)
    else if (open.pop() !== (sign === ')' ? '(' : '[')) return false
  }
  return open.length === 0
}

/** The patterns for the phrases that a desk has added in its settings, without those that cannot be looked for: a post is found alone and beside a name. */
export function deskPatterns(desk: DeskRead): readonly Pattern[] {
  const words: readonly Words[] = desk.all('deskSettings')[0]?.namePatterns ?? []
  return words
    .slice(0, PHRASES_MAX)
    .filter(({ phrase }) => isReadable(phrase))
    .flatMap(patternsFor)
}

function patternsFor({ language, kind, phrase }: Words): Pattern[] {
  const alone: Pattern = { language, kind, phrase: `(${phrase})`, anyCase: true }
  if (kind === 'measure') return [{ ...alone, type: 'tariff' }]
  const first = phrase.slice(0, 1)
  const title = `(${phrase}|${first.toUpperCase()}${phrase.slice(1)}|${first.toLowerCase()}${phrase.slice(1)})`
  const persons =
    language === 'ja' ? [`{kanjiName:name}(${phrase})`, `{kanaName:name}(${phrase})`] : [`${title} {name:name}`]
  return [alone, ...persons.map((with_): Pattern => ({ language, kind: 'person', phrase: with_, titled: true }))]
}
