import type { Language } from '../base/text'
import { isEdtf } from './edtf'
import { edtfOf, saysMore, type Part, type Said } from './said-date'
import type { Season } from './seasons'

/** Prints a plain date, given in EDTF. */
type Plain = (edtf: string) => string

const MONTH_PARTS: Readonly<Record<Part, Record<Language, string>>> = {
  start: { en: 'beginning of {of}', ja: '{of}初め' },
  early: { en: 'early {of}', ja: '{of}上旬' },
  firstTen: { en: 'early {of}', ja: '{of}上旬' },
  mid: { en: 'mid-{of}', ja: '{of}半ば' },
  middleTen: { en: 'middle ten days of {of}', ja: '{of}中旬' },
  late: { en: 'late {of}', ja: '{of}下旬' },
  lastTen: { en: 'late {of}', ja: '{of}下旬' },
  end: { en: 'end of {of}', ja: '{of}末' },
  firstHalf: { en: 'first half of {of}', ja: '{of}前半' },
  secondHalf: { en: 'second half of {of}', ja: '{of}後半' },
}
/** The parts of a year whose Japanese words are others than those of a month. */
const YEAR_PARTS: Readonly<Partial<Record<Part, string>>> = { early: '{of}の早い時期', late: '{of}の遅い時期' }

const SEASONS: Readonly<Record<Season, Record<Language, string>>> = {
  spring: { en: 'spring', ja: '春' },
  summer: { en: 'summer', ja: '夏' },
  autumn: { en: 'autumn', ja: '秋' },
  winter: { en: 'winter', ja: '冬' },
}

/** The words around a time, which `{of}` is; parts that English leads with "the" have it after these. */
const AROUND: Readonly<Record<string, Record<Language, string>>> = {
  about: { en: 'about {of}', ja: '{of}頃' },
  perhaps: { en: '{of} (not confirmed)', ja: '{of}（未確定）' },
  until: { en: 'until {of}', ja: '{of}まで' },
  from: { en: 'from {of}', ja: '{of}以降' },
  before: { en: 'before {of}', ja: '{of}より前' },
  after: { en: 'after {of}', ja: '{of}より後' },
  span: { en: '{from} – {to}', ja: '{from}～{to}' },
  either: { en: '{from} or {to}', ja: '{from}または{to}' },
  between: { en: 'between {from} and {to}', ja: '{from}から{to}の間' },
  noted: { en: '{of} (original: “{note}”)', ja: '{of}（原文「{note}」）' },
}

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** Inside of other words, English says “the end of June”. */
const inside = (text: string) => text.replace(/^(?=(?:end|beginning|first|second|middle|week) )/, 'the ')

/** What was said in one language, by its kind in another: “second half of June 2025” for 2025年6月後半. Parley reads it back as the same time. */
export function inWords(said: Said, language: Language, plain: Plain): string {
  const ja = language === 'ja'
  const inner = (of: Said) => inside(inWords(of, language, plain))
  if (said.kind === 'date') return isEdtf(said.edtf) ? plain(said.edtf) : said.edtf
  if (said.kind === 'part') {
    const yearly = ja && said.of.length === 4 ? YEAR_PARTS[said.part] : undefined
    return fill(yearly ?? MONTH_PARTS[said.part][language], { of: plain(said.of) })
  }
  if (said.kind === 'quarter') return ja ? `${said.year}年第${said.quarter}四半期` : `Q${said.quarter} ${said.year}`
  if (said.kind === 'season') return seasonWords(said.season, said.year, language)
  if (said.kind === 'fiscal') return fiscalWords(said, language)
  if (said.kind === 'week') return ja ? `${plain(said.day)}の週` : `week of ${plain(said.day)}`
  if (said.kind === 'noted') return fill(AROUND.noted?.[language] ?? '', { of: inner(said.of), note: said.note })
  if (!saysMore(said)) return plain(edtfOf(said) ?? '')
  const around = AROUND[said.kind]?.[language] ?? ''
  if ('to' in said) return fill(around, { from: inner(said.from), to: inner(said.to) })
  return fill(around, { of: inner(said.of) })
}

function seasonWords(season: Season, year: string, language: Language): string {
  const { [language]: name } = SEASONS[season]
  const years = season === 'winter' ? `${year}${language === 'ja' ? '-' : '/'}${Number(year) + 1}` : year
  return language === 'ja' ? `${years}年${name}` : `${name} ${years}`
}

function fiscalWords(
  { of, year, half, quarter, isEnd }: Extract<Said, { kind: 'fiscal' }>,
  language: Language,
): string {
  if (language === 'ja') {
    const halfName = half === undefined ? '' : half === 1 ? '上半期' : '下半期'
    const part = isEnd ? '末' : quarter === undefined ? halfName : `第${quarter}四半期`
    return `${of === 'us' ? '米国' : ''}${year}年度${part}`
  }
  const name = of === 'us' ? `US FY ${year}` : `FY ${year}/${Number(year) + 1}`
  const part = quarter === undefined ? (half === undefined ? '' : `H${half} of `) : `Q${quarter} of `
  return `${isEnd ? 'end of ' : part}${name}`
}
