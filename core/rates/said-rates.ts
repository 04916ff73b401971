import type { LocalText } from '../base/text'

/** A figure that a text gives as what a good pays: the figure as written, in digits, and all figures that follow it in its sentence. */
export interface SaidRate {
  figure: string
  others: readonly string[]
}

/** The countries that a text may name beside a good and still speak of its rate: whose goods they are, and where they enter. */
export interface Named {
  origins: readonly LocalText[]
  borders: readonly LocalText[]
}

const RANGE_MARK = '(?:-|–|—|~|〜|～|to|or|から|ないし|又は)'
const PERCENT = String.raw`(?:%|percent(?![\p{L}])|per cent(?![\p{L}])|パーセント)`
/** A figure in percent that is no end of a range, no fraction of a figure, no difference in points and no comparison. */
const NUMBER =
  String.raw`(?<![\d.,/⁄]|\d ?${PERCENT}? ?${RANGE_MARK} ?)(\d{1,4}(?: \d{1,3}/\d{1,3}|\.\d{1,4})?) ?${PERCENT}` +
  String.raw`(?! ?-?points?\b|ポイント| ?${RANGE_MARK} ?\d| (?:less|more|lower|higher|above|below|of|off)\b)`
const PAYS = '(?:pays?|bears?|carry|carries|faces?|is charged|are charged|is subject to|are subject to)'
const NOW = '(?: now| currently| still)?'
const DUTY = '(?:tariff|duty|rate|levy)'
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
/** Words by which a sentence speaks of a wish, a condition, or another time. */
const NOT_NOW = new RegExp(
  String.raw`\b(?:would|could|should|will|if|until|once|when|whenever|was|were|had|unless|propos\w*|wants?|ask\w*|demand\w*|offer\w*|may|might|threat\w*|announc\w*|` +
    String.raw`before|after|next|instead|rather|plan(?:s|ned)?|expect\w*|no longer|used to|${MONTH} \d{1,2}|\d{1,2} ${MONTH}|(?:in|since|from|by) ${MONTH}|(?:in|since|from|by|until) \d{4})\b|` +
    'なら|場合|れば|要求|提案|求め|以前|だった|予定|発表|まで|方針|以降|以後|次第|見込|見通し|月から|年から|日から',
  'iu',
)
/** A word before a good’s name that makes no other good of it. */
const PLAIN_BEFORE =
  /^(?:an?|the|all|our|your|every|each|any|these|those|that|and|but|so|or|now|today|currently|as|while|whereas|because|both)$/i

/**
 * The figures that a text gives of a good by its title, in words that say that it pays them now: "passenger cars pay 27.5%", "25 percent applies to
 * passenger cars", "the duty on passenger cars is 27.5%", 「乗用車には27.5パーセントが課される」. `isLaw` of a text that describes the law, where "27.5% on
 * a passenger car" says so too. Anything that may mean something else is left out: a range, points, another country's goods or border.
 */
export function saidRates(
  text: string,
  title: LocalText,
  { isLaw, named = () => NOBODY }: { isLaw: boolean; named?: () => Named },
): SaidRate[] {
  const names = namePatterns(title)
  return sentencesOf(inHalfWidth(text)).flatMap((sentence) => {
    // Most sentences give no figure, or name another good; the patterns cost far more.
    if (!A_PERCENT.test(sentence) || !names.some((name) => name.test(sentence)) || NOT_NOW.test(sentence)) return []
    const found = patternsOf(title, isLaw).flatMap((pattern) => [...sentence.matchAll(pattern)])
    // Most texts say no figure of the good, and need no countries.
    if (found.length === 0) return []
    const countries = named()
    if (isElsewhere(sentence, countries)) return []
    return found.flatMap((match): SaidRate[] => {
      const { figure } = match.groups ?? {}
      if (figure === undefined || !isThisGood(sentence.slice(0, match.index), match.groups ?? {}, countries)) return []
      const rest = sentence.slice(match.index)
      return [{ figure, others: [...rest.matchAll(new RegExp(NUMBER, 'giu'))].flatMap(([, other]) => other ?? []) }]
    })
  })
}

const NOBODY: Named = { origins: [], borders: [] }

const A_PERCENT = new RegExp(PERCENT, 'iu')

/** Does a text give a figure in percent at all? */
export const hasPercent = (text: string): boolean => A_PERCENT.test(inHalfWidth(text))

/** Digits, point and sign of percent in the width of English. */
const inHalfWidth = (text: string): string =>
  text.replaceAll(/[０-９．％]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfe_e0))

/** A full stop inside of a figure ends no sentence. */
const sentencesOf = (text: string): string[] => text.split(/[.!?;](?=\s|$)|[。！？；\n]/u)

/** Does a sentence name a place that is not the border? */
function isElsewhere(sentence: string, { borders }: Named): boolean {
  const places = [
    ...sentence.matchAll(/\b(?:in|into|at|within) (?:the )?(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)*)/giu),
    ...sentence.matchAll(/([\p{Script=Han}\p{Script=Katakana}ーA-Z]+)(?:では|において)/gu),
  ].flatMap(([, place]) => place ?? [])
  const names = namesOf(borders)
  return places.some((place) => IS_PLACE.test(place) && !names.some((name) => place.startsWith(name)))
}

/** A name, and no word of time. */
const IS_PLACE = /^(?:\p{Lu}|(?!(?:現在|今|今日|目下)$)[^\p{ASCII}])/u

const namesOf = (texts: readonly LocalText[]): string[] => texts.flatMap(({ en, ja }) => [en ?? [], ja ?? []].flat())

/** Are the words around a good’s name those of the good itself, or of the origins that are asked about? */
function isThisGood(
  before: string,
  { from, fromJa, after }: Record<string, string | undefined>,
  { origins }: Named,
): boolean {
  const names = namesOf(origins)
  if (from !== undefined && !names.some((name) => name === from || name.endsWith(` ${from}`))) return false
  // The pattern begins with the name, unless a figure comes first.
  if (after !== undefined) return true
  if (fromJa !== undefined) {
    const [, country] = /([\p{Script=Han}\p{Script=Katakana}ーA-Z]+)(?:の|製|産|製の|産の|からの)$/u.exec(before) ?? []
    if (country !== undefined) return names.includes(country)
    return !/[\p{Script=Han}\p{Script=Katakana}ー]$/u.test(before)
  }
  const [, word] = /([\p{L}\d’'-]+) $/u.exec(before) ?? []
  return word === undefined || PLAIN_BEFORE.test(word) || names.some((name) => isOfCountry(word, name))
}

/** "Japanese" for Japan: the adjective of a country begins as its name does. */
const isOfCountry = (word: string, name: string): boolean => name.length > 3 && word.startsWith(name.slice(0, 4))

/** A good’s title as text to look for, made once for each title: a desk has thousands of texts for each good. */
const namesByTitle = new WeakMap<LocalText, readonly RegExp[]>()

function namePatterns(title: LocalText): readonly RegExp[] {
  const known = namesByTitle.get(title)
  if (known) return known
  const { english, japanese } = literalsOf(title)
  const made = [...english, ...japanese].map((name) => new RegExp(name, 'iu'))
  namesByTitle.set(title, made)
  return made
}

/** The sentences about a good’s rate, for the goods that were looked for last: few texts name a good beside a figure, and each pattern is a kilobyte and more. */
const lastPatterns = new Map<string, readonly RegExp[]>()
const LAST = 24

function patternsOf(title: LocalText, isLaw: boolean): readonly RegExp[] {
  const { english, japanese } = literalsOf(title)
  const key = JSON.stringify([english, japanese, isLaw])
  const made =
    lastPatterns.get(key) ??
    [
      ...english.flatMap((name) => englishPatterns(name, isLaw)),
      ...japanese.flatMap((name) => japanesePatterns(name)),
    ].map((pattern) => new RegExp(pattern, 'giu'))
  lastPatterns.delete(key)
  lastPatterns.set(key, made)
  for (const oldest of [...lastPatterns.keys()].slice(0, -LAST)) lastPatterns.delete(oldest)
  return made
}

/** A title in each language, if it is long enough to tell one good from another. */
const literalsOf = ({ en, ja }: LocalText) => ({
  english: en === undefined || en.length < 3 ? [] : [literal(en)],
  japanese: ja === undefined || ja.length < 2 ? [] : [literal(ja)],
})

const FIGURE = NUMBER.replace(String.raw`(\d{1,4}`, String.raw`(?<figure>\d{1,4}`)

function englishPatterns(name: string, isLaw: boolean): string[] {
  // A word that follows the name may make another good of it: "car parts".
  const alone = String.raw`(?:an? |the )?\b${name}s?(?<after>)(?=\s*(?:[,:(]|$))`
  return [
    String.raw`\b${name}s?(?: from (?<from>\p{L}+))?${NOW} ${PAYS}${NOW}(?: a ${DUTY} of| a total of| duty of)? ${FIGURE}`,
    String.raw`\b${name}s?(?: from (?<from>\p{L}+))?${NOW} ${PAYS}${NOW} an? ${FIGURE} ${DUTY}\b`,
    String.raw`(?:^\s*|, |: )(?:the )?(?:total |overall |current )?${DUTY} (?:on|for) (?:an? |the )?${name}s? (?:from (?<from>\p{L}+) )?(?:is|stands at|remains)${NOW}(?: at)? (?<after>)${FIGURE}`,
    String.raw`${FIGURE} (?:is in force|applies|apply) (?:on|for|to) ${alone}`,
    ...(isLaw ? [String.raw`${FIGURE} on ${alone}`] : []),
  ]
}

const japanesePatterns = (name: string): string[] => [
  String.raw`(?<fromJa>)${name}(?:に|には|は)(?:現在)?、?${FIGURE}(?:の関税|の税率)?(?:が課|を課|が適用|を支払)`,
  String.raw`(?<fromJa>)${name}の(?:関税|税率|関税率)は(?:現在)?、?${FIGURE}(?:だ|で|と|、|$)`,
]

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
