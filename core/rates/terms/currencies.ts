/** The codes of ISO 4217 for money that is in use. */
const CODES = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK ' +
    'DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR ' +
    'KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB ' +
    'PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD ' +
    'TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'
  ).split(' '),
)

/** Signs before a figure. A plain $ is the US dollar and ¥ the yen, as in suggestions. */
const BEFORE: Readonly<Record<string, string>> = {
  US$: 'USD',
  $: 'USD',
  C$: 'CAD',
  A$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  NT$: 'TWD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₩': 'KRW',
  '₹': 'INR',
}

/** Words after a figure. */
const AFTER: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  ドル: 'USD',
  米ドル: 'USD',
  円: 'JPY',
  yen: 'JPY',
  euro: 'EUR',
  euros: 'EUR',
  ユーロ: 'EUR',
  ウォン: 'KRW',
  won: 'KRW',
  元: 'CNY',
  人民元: 'CNY',
  yuan: 'CNY',
}

/** A hundredth of a dollar. */
const CENTS = '¢|cents?(?![A-Za-z])|セント'

const either = (texts: readonly string[]) =>
  texts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replaceAll('$', '\\$'))
    .join('|')

export const BEFORE_SOURCE = `(?:${either(Object.keys(BEFORE))}|[A-Z]{3} ?(?=[\\d.]))`
export const AFTER_SOURCE = `(?:${CENTS}|(?:${either(Object.keys(AFTER))}|[A-Z]{3})(?![A-Za-z]))`

/** The currency of a sign or code before a figure; undefined if it is none. */
export function currencyBefore(sign: string): string | undefined {
  const code = sign.trim()
  return CODES.has(code) ? code : BEFORE[code.toUpperCase()]
}

/** The currency of a word or code after a figure, and how many of it make one: 100 cents; undefined if it is none. */
export function currencyAfter(word: string): { currency: string; of: bigint } | undefined {
  if (new RegExp(`^(?:${CENTS})$`, 'i').test(word)) return { currency: 'USD', of: 100n }
  const currency = CODES.has(word) ? word : AFTER[word.toLowerCase()]
  return currency === undefined ? undefined : { currency, of: 1n }
}
