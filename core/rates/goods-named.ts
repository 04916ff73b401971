import type { DeskRead } from '../desk/desk-read'
import type { Good } from '../model/records/records'

const WORD = /[\p{Script=Latin}\p{N}]+/gu
const KANA_OR_KANJI = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}/gu

/** The keys by which a good is found in a text: the first word of its English title, and the first two characters of its Japanese one. */
const keysOfTitle = ({ title }: Good): string[] => [
  ...wordKeys(title.en ?? '').slice(0, 1),
  ...pairs(title.ja ?? '').slice(0, 1),
]

/** The goods whose titles may be in a text: a look-up for each of its words, and no walk over all goods. */
export const goodsNamedIn = (desk: DeskRead, text: string): readonly Good[] =>
  desk.index('good', keysOfTitle).getAny([...new Set([...wordKeys(text), ...pairs(text)])])

/** Words in small letters, without the s of a plural. */
const wordKeys = (text: string): string[] =>
  [...text.normalize('NFKC').toLowerCase().matchAll(WORD)].map(([word]) => word.replace(/(?<=..)s$/, ''))

const pairs = (text: string): string[] =>
  [...text.matchAll(KANA_OR_KANJI)].flatMap(([run]) => {
    const characters = Array.from(run)
    return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
  })
