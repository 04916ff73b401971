import { compare, ONE, rational, rationalText, times, type Rational } from '../../base/rational'
import type { Language } from '../../base/text'
import { baseText, quoted } from './bases'
import { PLAIN_UNDERS } from './numbers'
import type { Rate, Specific, Term } from './rate'
import { UNITS } from './units'

/**
 * A rate in words, the one way in which Parley writes it: "13.5¢/kg + 6.3%", "25%又は150円/kgのうち高い方". `parseRate` reads it back to
 * the same rate, in both languages; units, currencies' codes and bases that are no words of a rate are put within “quotation marks”.
 */
export function formatRateTerms(rate: Rate, language: Language): string {
  if (rate.how === 'sum') return rate.terms.length === 0 ? FREE_WORD[language] : sumText(rate.terms, language)
  const parts = rate.of.map((one) => (isPlain(one) ? formatRateTerms(one, language) : inBrackets(one, language)))
  const [before, last] = [parts.slice(0, -1), parts.at(-1) ?? '']
  if (language === 'ja') return `${before.join('、')}又は${last}のうち${rate.how === 'greater' ? '高い' : '低い'}方`
  return `the ${rate.how} of ${before.join(', ')} and ${last}`
}

const FREE_WORD: Readonly<Record<Language, string>> = { en: 'Free', ja: '無税' }

/** Is this one term of the whole value, which needs no brackets among others? */
const isPlain = (rate: Rate) =>
  rate.how === 'sum' && (rate.terms.length === 0 || (rate.terms.length === 1 && rate.terms[0]?.on.kind === 'value'))

const inBrackets = (rate: Rate, language: Language) =>
  language === 'en' ? `(${formatRateTerms(rate, language)})` : `（${formatRateTerms(rate, language)}）`

function sumText(terms: readonly Term[], language: Language): string {
  const minus = language === 'en' ? 'minus ' : 'マイナス'
  return terms
    .map((term, index) => {
      const value = term.kind === 'adValorem' ? term.percent : term.amount
      const isNegative = value.over < 0n
      const text = termText(term, isNegative ? times(value, rational(-1)) : value, language)
      if (index === 0) return isNegative ? `${minus}${text}` : text
      return isNegative ? ` ${minus}${text}` : ` + ${text}`
    })
    .join('')
}

function termText(term: Term, value: Rational, language: Language): string {
  const base = baseText(term.on, language)
  if (term.kind === 'adValorem') return `${mixedText(value)}%${base}`
  return `${moneyText(value, term.currency, language)}${perText(term, language)}${base}`
}

/** A number of zero or more: its digits if they end, else a whole number and a fraction ("33 1/3"). */
export function mixedText(value: Rational): string {
  const text = rationalText(value)
  if (!text.includes('/')) return text
  const whole = value.over / value.under
  const rest = `${value.over - whole * value.under}/${value.under}`
  return whole === 0n && PLAIN_UNDERS.includes(value.under) ? rest : `${whole} ${rest}`
}

function moneyText(amount: Rational, currency: string, language: Language): string {
  const text = mixedText(amount)
  if (currency === 'JPY') return language === 'ja' ? `${text}円` : `${text} yen`
  if (currency !== 'USD') return `${text} ${currency}`
  // A fraction of a dollar is one of cents: "$1 1/3" would not show where the amount ends.
  if (compare(amount, ONE) < 0 || text.includes('/'))
    return `${mixedText(times(amount, rational(100)))}${language === 'en' ? '¢' : 'セント'}`
  const dollars = /\.\d$/.test(text) ? `${text}0` : text
  return language === 'en' ? `$${dollars}` : `${dollars}ドル`
}

function perText({ per }: Specific, language: Language): string {
  const unit = UNITS.find(({ id }) => id === per)
  if (!unit) return `/${quoted(per)}`
  if (language === 'ja') return `/${unit.ja}`
  return per === 'each' ? ' each' : `/${per}`
}
