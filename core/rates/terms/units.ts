/** A unit that rates are written per: its id, as the US schedule prints it, its name in Japanese, and other spellings as a pattern. */
interface Unit {
  id: string
  ja: string
  spellings: string
}

const unit = (id: string, ja: string, spellings: string): Unit => ({ id, ja, spellings })

/** A "ton" is not among them: it may be long, short or metric. */
export const UNITS: readonly Unit[] = [
  unit('kg', 'kg', 'kg|kilo(?:gram(?:me)?)?s?|キログラム|キロ'),
  unit('100 kg', '100kg', '100 ?kg'),
  unit('clean kg', '洗上げkg', 'clean kg'),
  unit('g', 'g', 'g|gram(?:me)?s?|グラム'),
  unit('t', 'トン', 't|tonnes?|metric tons?|トン'),
  unit('lb', 'lb', 'lb\\.?|lbs\\.?|pounds?'),
  unit('liter', 'リットル', 'lit(?:er|re)s?|l|リットル'),
  unit('pf. liter', 'プルーフリットル', 'pf\\. ?liters?|proof lit(?:er|re)s?'),
  unit('hl', 'ヘクトリットル', 'hl|hectolit(?:er|re)s?'),
  unit('m', 'm', 'm|met(?:er|re)s?|メートル'),
  unit('lin. m', '延長m', 'lin\\. ?m'),
  unit('m2', 'm2', 'm2|sq\\.? ?m|square met(?:er|re)s?|平方メートル'),
  unit('m3', 'm3', 'm3|cubic met(?:er|re)s?|立方メートル'),
  unit('bbl', 'バレル', 'bbl|barrels?'),
  unit('doz.', 'ダース', 'doz\\.|doz|dozen'),
  unit('pr.', '足', 'pr\\.|pairs?'),
  unit('gross', 'グロス', 'gross'),
  unit('gross of immediate containers', '直接容器のグロス', 'gross of immediate containers'),
  unit('line/gross', 'ライングロス', 'line ?/ ?gross'),
  unit('1,000', '千個', '1,?000個?|thou(?:- )?sand'),
  unit('1,000 pins', '千本', '1,?000 pins'),
  unit('pack', 'パック', 'packs?'),
  unit('head', '頭', 'head'),
  unit('article', '物品', 'articles?'),
  unit('jewel', '石', 'jewels?'),
  unit('jewel over 7', '7石を超える1石', 'jewel over 7'),
  unit('each', '個', 'each|pieces?|pcs?\\.?|units?|item|台'),
]

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const patterns = UNITS.map(
  ({ id, ja, spellings }) => [id, new RegExp(`^(?:${spellings}|${escaped(ja)}|${escaped(id)})$`, 'i')] as const,
)

/** The id of a unit in any of its spellings; undefined if it is none that Parley knows. A capital M may be a thousand. */
export const unitIn = (text: string): string | undefined =>
  text === 'M' ? undefined : patterns.find(([, pattern]) => pattern.test(text))?.[0]

/** All spellings, the longest match first, as the source of a pattern. A letter or a digit never follows one. */
export const UNIT_SOURCE = `(?:${UNITS.flatMap(({ id, ja, spellings }) => [
  // Lengths only order the alternatives: "kg of …" and "gross of …" begin alike.
  ...spellings.split(/\|(?![^(]*\))/),
  escaped(ja),
  escaped(id),
])
  .toSorted((a, b) => b.length - a.length)
  .join('|')})(?![A-Za-z0-9])`
