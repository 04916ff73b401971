import { NAME_MAX, withoutUnprintable, type Language } from '../base/text'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { dateInLine } from './dates-in-line'
import { languageOf } from './language-of'

/** The details that a file itself gives about its text, apart from the text: a page's head, a mail's header, a document's properties. */
export interface FileDetails {
  title?: string | undefined
  publisher?: string | undefined
  authors?: readonly string[] | undefined
  issued?: FuzzyDate | undefined
  URL?: string | undefined
}

/** Fields of a source as far as the file and its text say them, to be looked at by a person. Several authors are separated by semicolons. */
export interface ProposedCitation {
  title?: string
  publisher?: string
  author?: string
  issued?: FuzzyDate
  URL?: string
  language: Language
}

/** How many lines at the beginning of a text may belong to its head, and how many at its end are looked at for a date. */
const HEAD = 14
const END = 4

/**
 * Proposes the fields of a source: what the file says of itself comes first, then what the head of its text says. Nothing is guessed: a field that neither
 * says is left out.
 */
export function proposeCitation(text: string, details: FileDetails = {}): ProposedCitation {
  const language = languageOf(text)
  const lines = linesOf(text)
  const head = lines.slice(0, HEAD)
  const own = nameOf(details.title)
  const title = own ?? titleIn(head, language)
  const publisher = nameOf(details.publisher) ?? publisherIn(head, lines, language)
  const authors = (details.authors ?? []).flatMap((name) => nameOf(name.replaceAll(/[;；]/g, ',')) ?? [])
  const author = authors.length > 0 ? authors.join('; ') : authorIn(head)
  const issued = details.issued ?? dateIn(dated(head, own), lines.slice(HEAD).slice(-END), language)
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author ? { author } : {}),
    ...(issued ? { issued } : {}),
    ...(details.URL !== undefined && /^https?:\/\/\S{1,1990}$/.test(details.URL) ? { URL: details.URL } : {}),
    language,
  }
}

/** The lines of the beginning and the end of a text, each once. */
function linesOf(text: string): string[] {
  const all =
    text.length <= 22_000
      ? text.split('\n')
      : [...text.slice(0, 20_000).split('\n'), ...text.slice(-2000).split('\n').slice(1)]
  const some = all.length <= 120 ? all : [...all.slice(0, 60), ...all.slice(-60)]
  return some.map((line) => line.trim()).filter((line) => line !== '')
}

/** A text as a name: on one line, of at most 200 characters. */
function nameOf(text: string | undefined): string | undefined {
  const line = withoutUnprintable(text ?? '', 'one')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (line === '') return undefined
  return line.length <= NAME_MAX ? line : `${line.slice(0, NAME_MAX - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

const LABEL =
  /^(for (immediate )?release|press release|news release|readout|statement|fact sheet|media note|speech|transcript|embargoed.*|unclassified|報道発表|報道資料|プレスリリース|記者発表|お知らせ|発言要旨|会見録|資料\s*\d*)[:：]?$/i
const FURNITURE =
  /^(skip to|menu$|home$|share$|print$|本文へ|ホーム$|トップ|印刷|シェア|https?:|www\.|page \d|\d+$|[-–—=_*#・\s]+$)/i
const ORGANISATION =
  /^(?:the )?(?:(?:ministry|department|office|embassy|bureau|cabinet|secretariat|delegation|permanent mission|committee) (?:of|for|to)\b.{0,80}|white house|state department|treasury|european commission|(?:u\.s\. )?(?:trade representative|department of [a-z ]+)|.{2,60}\b(?:ministry|department|agency|commission|council|chamber|institute|secretariat))$/i
const JAPANESE_ORGANISATION =
  /^[\p{Script=Han}\p{Script=Katakana}ー・]{1,24}(?:省|庁|府|局|部|課|室|官房|官邸|委員会|会議所|協会|大使館|代表部|事務局|新聞社?|通信社?|放送|テレビ)$/u

const isOrganisation = (line: string) =>
  !/[.:;。：]$/.test(line) && (ORGANISATION.test(line) || JAPANESE_ORGANISATION.test(line.normalize('NFKC')))

/** Is all of a line a date, with a label, a weekday, a place or an hour at most? */
function isDateLine(line: string, language: Language): boolean {
  const found = dateInLine(line, language)
  return found !== undefined && isLabelOnly(found.before) && isRestOfDate(found.after)
}

const DATE_LABEL =
  /^[(（【[]?\s*(?:(?:date|dated|published|issued|released?|posted|updated|last updated|発表日?|公表日?|掲載日?|発行日?|日付|更新日?|配信|作成日?)\s*(?:on|:|：)?\s*)?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?,?\s*)?[-–—:：|]?\s*$/i
/** A place or a publisher before a date: names alone, and none of a meeting, whose day it would be. */
const PLACE =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*(?:[ ,]+(?:\p{Lu}[\p{L}\p{M}.'’-]*|of|the|for|and))*,?\s*|[\p{Script=Han}\p{Script=Katakana}ー・ 、]{1,16}[ 、(]?)$/u
const EVENT =
  /\b(?:meetings?|summit|rounds?|talks|conference|negotiations?|sessions?|statement|signing|hearing|visit|results?|outcomes?|agenda|held)\b|会[合談議見]|協議|交渉|首脳|ラウンド|署名|訪問|結果|開催|声明|議事/iu
const isLabelOnly = (before: string) =>
  DATE_LABEL.test(before) ||
  (before.length <= 40 && PLACE.test(before) && !EVENT.test(before) && before.split(/\s+/).length <= 5)
/** After a date that is a text's own: a weekday, an hour, an edition, a name; no sentence, and nothing that the day would be of. */
const GOES_ON = /^\s*(?:の|に|から|まで|以降|開)|^\s*[:：–—-]\s*\p{L}|\.\s+\S|。\S/u
const SMALL_WORDS =
  /\b(?!(?:at|on|by|and|the|of|for|updated|posted|published|last|local|time|edition|am|pm|a\.m|p\.m)\b)\p{Ll}{2,}/u
const isRestOfDate = (after: string) =>
  !GOES_ON.test(after) &&
  !EVENT.test(after) &&
  !SMALL_WORDS.test(after) &&
  after.replaceAll(/[()（）【】\]|,、]/g, ' ').trim().length <= 24

function titleIn(head: readonly string[], language: Language): string | undefined {
  const first = head.find(
    (line) =>
      !LABEL.test(line) &&
      !FURNITURE.test(line) &&
      !isOrganisation(line) &&
      !isDateLine(line, language) &&
      !BYLINE.test(line) &&
      /\p{L}/u.test(line),
  )
  const marked = head.find((line) => /^#\s+\S/.test(line))
  const titled = head
    .map((line) => /^(?:title|subject|件名|題名|標題)\s*[:：]\s*(\S.*)$/i.exec(line)?.[1])
    .find(Boolean)
  const line = titled ?? marked?.replace(/^#\s+/, '') ?? first
  // A paragraph is no title: its first sentence says best which text it is.
  const short =
    line !== undefined && line.length > NAME_MAX ? (/^.{20,198}?[.。](?=\s|$|[^\d])/.exec(line)?.[0] ?? line) : line
  return nameOf(short?.replace(/^#+\s+/, '').replaceAll(/\*\*|__/g, ''))
}

const AGENCY =
  /[(（]\s*(Reuters|AP|Associated Press|AFP|Bloomberg|Kyodo(?: News)?|Jiji(?: Press)?|Xinhua|Yonhap|Nikkei|共同(?:通信)?|時事(?:通信)?|ロイター|ブルームバーグ|朝日新聞|毎日新聞|読売新聞|日本経済新聞|産経新聞|NHK)\s*[)）]/i
/** The name in brackets between the place of a dateline and its dash: “TOKYO, June 12, 2025 (Harbour News) –”. */
const DATELINE_AGENCY = /^\p{Lu}[\p{Lu} .'’-]{1,40}(?:,[^()]{1,60})? \((\p{Lu}[\p{L}\p{M} .&'’-]{1,60})\) ?[-–—]{1,2} /u
/** “LONDON (Harbour News), June 12, 2025 –”. */
const AGENCY_FIRST = /^\p{Lu}[\p{Lu} .'’-]{1,40} \((\p{Lu}[\p{L}\p{M} .&'’-]{1,60})\),? /u
/** The words in brackets at the beginning of a Japanese report: 【ロンドン=港湾通信】, （東京 10日 共同）. */
const BRACKETS_JA = /^[[【［(（]([^\]】］)）]{2,40})[\]】］)）]/u
const AGENCY_JA =
  /(?:共同|時事|ロイター|ブルームバーグ|新華社|聯合ニュース|[\p{Script=Han}\p{Script=Katakana}ー]{1,12}(?:通信社?|新聞社?|放送|テレビ|ニュース)|AFP|AP|NHK)$/u
const NAMED_PUBLISHER =
  /^(?:source|publisher|published by|issued by|出典|出所|発表元|発表者|発行|発行者|配信元?)\s*[:：]\s*(\S.{0,150})$/i
const COPYRIGHT =
  /(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:[-–]\d{4})?)?,?\s*([^.,。|]{2,80}?)(?:[.,。|]|\s+all rights reserved|$)/i

/** The agency of a Japanese dateline. In ロンドン共同 it follows the place without a blank. */
function agencyIn(line: string): string | undefined {
  const parts = BRACKETS_JA.exec(line.normalize('NFKC'))?.[1]?.split(/[\s=、,]+/) ?? []
  const last = parts.findLast((part) => AGENCY_JA.test(part))
  return /(?:共同|時事|ロイター|ブルームバーグ)$/u.exec(last ?? '')?.[0] ?? last
}

/** The organisation beside a date in a line of its own: 港湾新聞 2026年3月10日 朝刊. */
function besideDate(line: string, language: Language): string | undefined {
  const found = isDateLine(line, language) ? dateInLine(line, language) : undefined
  return [found?.before, found?.after]
    .map((part) => part?.replaceAll(/^(?:付|[\d:時分\s]+)|[()（）、,\s]+$|^[()（）、,\s]+/gu, '').trim() ?? '')
    .find((part) => part !== '' && isOrganisation(part))
}

function publisherIn(head: readonly string[], lines: readonly string[], language: Language): string | undefined {
  const named = head.map((line) => NAMED_PUBLISHER.exec(line)?.[1]).find(Boolean)
  const organisation = head.find(isOrganisation)
  const agency = head
    .map((line) => (AGENCY.exec(line.normalize('NFKC')) ?? DATELINE_AGENCY.exec(line) ?? AGENCY_FIRST.exec(line))?.[1])
    .find(Boolean)
  const dateline = head.map(agencyIn).find(Boolean)
  const beside = [...head, ...lines.slice(-END)].map((line) => besideDate(line, language)).find(Boolean)
  const rights = lines
    .slice(-END)
    .map((line) => COPYRIGHT.exec(line)?.[1])
    .find(Boolean)
  const found = nameOf(named ?? organisation ?? agency ?? dateline ?? beside ?? rights)
  return found !== undefined && dateInLine(found, 'en') === undefined ? found : undefined
}

const NAME = "[\\p{Lu}][\\p{L}.'’-]*(?: (?:[\\p{Lu}][\\p{L}.'’-]*|de|van|von|der|la)){1,4}"
const BYLINE = new RegExp(`^(?:By|BY|by) (${NAME}(?:(?:,| and|, and| &) ${NAME})*)(?:,.*| \\|.*)?$`, 'u')
const JAPANESE_NAME = '[\\p{Script=Han}々]{1,4}[ 　]?[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々]{1,5}'
const JAPANESE_BYLINES = [
  new RegExp(`^(?:文|著者|筆者|執筆|記者|担当)\\s*[:：＝=]\\s*(${JAPANESE_NAME})$`, 'u'),
  new RegExp(`^[【\\[(（][^】\\])）＝=]{1,12}[＝=](${JAPANESE_NAME})[】\\])）]`, 'u'),
  new RegExp(`^[(（]?(${JAPANESE_NAME})記者[)）]?$`, 'u'),
]

function authorIn(head: readonly string[]): string | undefined {
  for (const line of head) {
    const english = BYLINE.exec(line)?.[1]
    if (english !== undefined)
      return nameOf(
        english
          .split(/, and |,| and | & /)
          .map((name) => name.trim())
          .filter(Boolean)
          .join('; '),
      )
    for (const pattern of JAPANESE_BYLINES) {
      const name = pattern.exec(line)?.[1]
      if (name !== undefined && !AGENCY_JA.test(name)) return nameOf(name)
    }
  }
  return undefined
}

/** Lines that may date the text: not those of its title, nor the rest of a line that ends in the middle of a phrase. */
const dated = (head: readonly string[], title: string | undefined): string[] =>
  head.filter((line, index) => {
    const before = head[index - 1] ?? ''
    return (
      !title?.includes(line) &&
      // A place in capitals begins a line of its own: "WELLINGTON, June 5".
      (/^\p{Lu}{3,}[\p{Lu} .'’-]*,/u.test(line) ||
        !/(?:\b(?:on|of|at|in|from|to|for|the|and|held|dated|between)|[のにで、])$/iu.test(before))
    )
  })

/** The day of the text: one that is labelled in its head, or stands alone there, then a dateline’s, then one that stands alone at its end. Of two that stand alone, none. */
function dateIn(head: readonly string[], end: readonly string[], language: Language): FuzzyDate | undefined {
  const found = head.flatMap((line) => dateInLine(line, language) ?? [])
  const alone = found.filter(({ before, after }) => isLabelOnly(before) && isRestOfDate(after))
  const labelled = alone.find(({ before }) => DATE_LABEL.test(before) && /\p{L}{3}|日/u.test(before))
  const dateline = found.find(
    ({ before, after }) =>
      (before.length <= 60 &&
        /^\s*(?:\([^)]{2,30}\)\s*)?(?:[-–—:)）】]|\)\s*[-–—])/.test(after) &&
        isPlaceOfLine(before)) ||
      (/^[[【［(（][^\]】］)）]{0,20}$/u.test(before) && /^[^\]】］)）]{0,20}[\]】］)）]/u.test(after)),
  )
  const last = end.flatMap((line) => (isDateLine(line, language) ? (dateInLine(line, language) ?? []) : [])).at(-1)
  if (labelled) return labelled.date
  const [first, ...others] = alone
  const isOne = others.every(({ date }) => date.edtf === first?.date.edtf)
  if (first && isOne) return first.date
  return (dateline ?? (first ? undefined : last))?.date
}

/** A dateline begins with its place, mostly in capitals; the words before a meeting's day are no place. */
const isPlaceOfLine = (before: string) => !EVENT.test(before) && !SMALL_WORDS.test(before.replaceAll(/\([^)]*\)/g, ''))
