import { z } from 'zod'
import { looseObject } from './loose-object'

/** Longest name, title or label that a record may hold, in UTF-16 code units. */
export const NAME_MAX = 200
/** Longest prose field (a position, a summary), in UTF-16 code units. */
export const PROSE_MAX = 20_000

/**
 * C0 controls other than tab and line feed, DEL, C1 controls, line separators, bidirectional overrides, and non-characters that no font and no PDF can carry.
 */
const UNPRINTABLE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/u

/** The ways in which texts break lines: those of old systems, of page breaks in documents, and of Unicode. */
export const LINE_BREAK = /\r\n?|[\n\u000B\u000C\u0085\u2028\u2029]/g

/** A text whose line breaks are all line feeds, however they were made: removing them would glue words together. */
export function withPlainBreaks(text: string): string {
  return text.replaceAll(LINE_BREAK, '\n')
}

/**
 * A text without what no font and no PDF can carry. Line breaks of any kind stay breaks, or become spaces where the text has `one` line.
 */
export function withoutUnprintable(text: string, lines: 'many' | 'one' = 'many'): string {
  const broken = withPlainBreaks(text)
  const kept = lines === 'one' ? broken.replaceAll(/ *\n+ */g, ' ') : broken
  return kept.replaceAll(new RegExp(UNPRINTABLE.source, 'gu'), '')
}

/** Characters that leave no mark on paper or a screen: white space, invisible and formatting characters, and letters that are drawn as nothing. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu

/** Characters that nobody sees: variation selectors, joiners, soft hyphens. */
export const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** An id, a choice or a date without invisible characters and without blanks around it: files from elsewhere bring them along. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, '').trim()
}

/** Such a token in plain letters, as an id or a column's name is, however wide they were typed. */
export const plainToken = (text: string): string => withoutInvisible(text).normalize('NFKC')

/** Does a text have nothing that can be seen, so that it counts as empty? */
export function isBlank(text: string): boolean {
  return text.replaceAll(UNSEEN, '') === ''
}

const printable = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !UNPRINTABLE.test(text), { message: 'control-character' })
    .refine((text) => !isBlank(text), { message: 'blank' })

/** A name, title or label: 1 to 200 characters on one line, no control characters. */
export const nameSchema = printable(NAME_MAX).refine((text) => !text.includes('\n'), { message: 'line-break' })
/** The id of another part of the same list, such as an element that one is conditional on. */
export const partIdSchema = printable(NAME_MAX).refine((text) => !text.includes('\n'), { message: 'line-break' })
/** Prose: 1 to 20,000 characters, line breaks allowed. */
export const proseSchema = printable(PROSE_MAX)

/** Languages of the names in records; the window and the memos use the same two. */
export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]
export const languageSchema = z.enum(LANGUAGES)

/** A name per language or script (赤澤亮正 / Ryosei Akazawa); at least one is required. */
export const localTextSchema = looseObject({ en: nameSchema.optional(), ja: nameSchema.optional() }).refine(
  (names) => names.en !== undefined || names.ja !== undefined,
  { message: 'no-name' },
)
export type LocalText = z.infer<typeof localTextSchema>

/** The name in the wanted language, or in the other one: a missing translation never hides a name. */
export function localName(names: LocalText, language: Language): string {
  return (language === 'ja' ? (names.ja ?? names.en) : (names.en ?? names.ja)) ?? ''
}

/** A name in both scripts, the wanted language first: "Ryosei Akazawa (赤澤亮正)"; in Japanese with full-width brackets. */
export function bothNames(names: LocalText, language: Language): string {
  const first = localName(names, language)
  const second = localName(names, language === 'ja' ? 'en' : 'ja')
  if (second === first) return first
  return language === 'ja' ? `${first}（${second}）` : `${first} (${second})`
}
