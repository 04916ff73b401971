import type { TermBase } from './rate'

/** A base that the US schedule names: how it prints it after a term, how Japanese does in brackets, and other English spellings. */
interface KnownBase {
  base: TermBase
  en: string
  ja: string
  /** A pattern for its English spellings. */
  spellings: RegExp
}

const known = (base: TermBase, en: string, ja: string, spellings: string): KnownBase => ({
  base,
  en,
  ja,
  spellings: new RegExp(` ?${spellings}(?![A-Za-z])`, 'iy'),
})
const part = (of: string, ja: string, spellings = `(?:on|of) (?:the )?${of}`) =>
  known({ kind: 'content', of }, ` on the ${of}`, ja, spellings)
const words = (text: string, en: string, ja: string, spellings: string) =>
  known({ kind: 'words', words: text }, en, ja, spellings)

const DEGREES = 'each degree under 100 degrees (and fractions of a degree in proportion)'

/** Longer names come before those that they begin with. */
const KNOWN: readonly KnownBase[] = [
  known(
    { kind: 'value' },
    ' of the customs value',
    '課税価格',
    '(?:(?:ad valorem|ad val\\.)(?: (?:rate of )?duty| tariff)?|duty|tariff|(?:of|on) (?:the )?(?:full )?(?:customs )?value(?! ?(?:of|less)))',
  ),
  part('movement and case', 'ムーブメント及びケース'),
  part('movement', 'ムーブメント'),
  part('case and strap, band or bracelet', 'ケース及びストラップ、バンド又はブレスレット'),
  part('case', 'ケース'),
  part('strap, band or bracelet', 'ストラップ、バンド又はブレスレット'),
  part('battery', '電池'),
  part('apparatus', '機器'),
  part('rifle', 'ライフル', '(?:on|of) (?:the )?(?:value of (?:the )?)?rifle'),
  part('telescopic sight', '望遠照準器', '(?:on|of) (?:the )?(?:value of (?:the )?)?telescopic sight(?:, if any)?'),
  part('total sugars', '全糖分'),
  part('drained weight', '固形量'),
  part('recording surface', '記録面'),
  part('entire contents of container', '容器の内容物の全体'),
  words('contents and container', ' on contents and container', '内容物及び容器', 'on contents and container'),
  words(
    'including weight of container',
    ', including weight of container',
    '容器の重量を含む',
    ', including weight of container',
  ),
  words('entire set', ' on the entire set', 'セットの全体', 'on the entire set'),
  words('fair retail value', ' of the fair retail value', '公正な小売価格', 'of the fair retail value'),
  ...['goods or repairs', 'parts or materials', 'parts'].map((of) =>
    words(`cost of such ${of}`, ` of the cost of such ${of}`, `cost of such ${of}`, `of the cost of such ${of}`),
  ),
  words(DEGREES, ` for ${DEGREES}`, '100度に満たない1度ごと、端数は按分', `for ${DEGREES.replaceAll(/[()]/g, '\\$&')}`),
]

/** Materials and origins of a content in Japanese: "鉄鋼の含有分". */
const CONTENTS: Readonly<Record<string, string>> = {
  steel: '鉄鋼',
  aluminum: 'アルミニウム',
  copper: '銅',
  lead: '鉛',
  zinc: '亜鉛',
  tungsten: 'タングステン',
  molybdenum: 'モリブデン',
  manganese: 'マンガン',
  magnesium: 'マグネシウム',
  silicon: 'けい素',
  'ethyl alcohol': 'エチルアルコール',
  'anhydrous morphine': '無水モルヒネ',
  US: '米国',
  'non-US': '米国以外',
}

const CONTENT_EN =
  / (?:on|of) (?:the )?(?:value of (?:the )?)?((?:[A-Za-z]+(?:-[A-Za-z]+)*)(?: [A-Za-z]+(?:-[A-Za-z]+)*){0,2}) content(?![A-Za-z])/iy
/** They would begin, join or limit what a content is of, and not name it. */
const NO_MATERIAL = /(?:^|[ -])(?:the|of|on|and|or|not|no|if|unless|except|only|other|than|value)(?:$|[ -])/i
const QUOTED = '“((?:[^”]|””)*)”'
const QUOTED_EN = new RegExp(` (?:on the ${QUOTED} content|on ${QUOTED})`, 'iy')
const IN_BRACKETS = new RegExp(` ?\\((?:${QUOTED}の含有分|${QUOTED}|([^()“”]{1,60})の含有分|([^()“”]{1,60}))\\)`, 'y')

/** A text within “quotation marks” takes any words as they are; a closing mark among them is doubled. */
export const quoted = (text: string): string => `“${text.replaceAll('”', '””')}”`
export const unquoted = (text: string): string => text.replaceAll('””', '”')

/** The base that a text names at an offset, and the offset after it; undefined if it names none there. */
export function baseAt(text: string, at: number): { base: TermBase; end: number } | undefined {
  for (const { base, spellings } of KNOWN) {
    spellings.lastIndex = at
    const end = spellings.exec(text) && spellings.lastIndex
    if (end) return { base, end }
  }
  return contentAt(text, at) ?? quotedAt(text, at) ?? bracketsAt(text, at)
}

function contentAt(text: string, at: number) {
  CONTENT_EN.lastIndex = at
  const of = CONTENT_EN.exec(text)?.[1]
  if (of === undefined || NO_MATERIAL.test(of)) return undefined
  return { base: { kind: 'content', of: of === 'aluminium' ? 'aluminum' : of } as const, end: CONTENT_EN.lastIndex }
}

function quotedAt(text: string, at: number) {
  QUOTED_EN.lastIndex = at
  const [found, of, named] = QUOTED_EN.exec(text) ?? []
  if (found === undefined) return undefined
  const base: TermBase =
    of === undefined ? { kind: 'words', words: unquoted(named ?? '') } : { kind: 'content', of: unquoted(of) }
  return { base, end: QUOTED_EN.lastIndex }
}

function bracketsAt(text: string, at: number) {
  IN_BRACKETS.lastIndex = at
  const [found, quotedOf, quotedWords, of, named] = IN_BRACKETS.exec(text) ?? []
  const base = found === undefined ? undefined : inBrackets(quotedOf, quotedWords, of, named)
  return base && { base, end: IN_BRACKETS.lastIndex }
}

function inBrackets(quotedOf?: string, quotedWords?: string, of?: string, named?: string): TermBase | undefined {
  if (quotedOf !== undefined) return { kind: 'content', of: unquoted(quotedOf) }
  if (quotedWords !== undefined) return { kind: 'words', words: unquoted(quotedWords) }
  if (of === undefined) return KNOWN.find(({ ja }) => ja === named)?.base
  const material = Object.entries(CONTENTS).find(([, ja]) => ja === of)?.[0]
  return material === undefined ? undefined : { kind: 'content', of: material }
}

/** A base as it is written after a term, so that `baseAt` reads it back; empty for the customs value. */
export function baseText(base: TermBase, language: 'en' | 'ja'): string {
  if (base.kind === 'value') return ''
  const plain = plainBase(base, language)
  const read = plain === undefined ? undefined : baseAt(plain, 0)
  if (plain !== undefined && read?.end === plain.length && isSameBase(read.base, base))
    return language === 'en' ? plain : `（${plain.slice(1, -1)}）`
  if (base.kind === 'words') return language === 'en' ? ` on ${quoted(base.words)}` : `（${quoted(base.words)}）`
  return language === 'en' ? ` on the ${quoted(base.of)} content` : `（${quoted(base.of)}の含有分）`
}

function plainBase(base: TermBase, language: 'en' | 'ja'): string | undefined {
  const named = KNOWN.find((one) => isSameBase(one.base, base))
  if (named) return language === 'en' ? named.en : `(${named.ja})`
  if (base.kind !== 'content') return undefined
  if (language === 'en') return ` on the ${base.of} content`
  const material = Object.hasOwn(CONTENTS, base.of) ? CONTENTS[base.of] : undefined
  return material === undefined ? undefined : `(${material}の含有分)`
}

const isSameBase = (a: TermBase, b: TermBase): boolean =>
  a.kind === b.kind &&
  (a.kind === 'content' ? a.of === (b as typeof a).of : a.kind === 'value' || a.words === (b as typeof a).words)
