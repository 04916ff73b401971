import { twoDigits } from '../base/two-digits'

/** The seasons of a year, and the part of a year that words name. */
export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

/**
 * The months of each season, as meteorologists of the northern hemisphere count them: World Meteorological Organization, Guide to Climatological Practices
 * (WMO-No. 100); Japan Meteorological Agency, 季節を表す用語 (春は3月から5月まで). Winter runs into the next year.
 */
const FIRST_MONTH: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 }

const NAMES: Readonly<Record<string, Season>> = {
  spring: 'spring',
  summer: 'summer',
  autumn: 'autumn',
  fall: 'autumn',
  winter: 'winter',
  春: 'spring',
  夏: 'summer',
  秋: 'autumn',
  冬: 'winter',
}

/** The season of a folded name in either language. */
export const seasonNamed = (name: string): Season | undefined => NAMES[name]

/** The three months of a season that begins in a year, in EDTF. */
export function seasonMonths(season: Season, year: string): string {
  const first = FIRST_MONTH[season]
  const last = first + 2
  const end = last > 12 ? `${Number(year) + 1}-${twoDigits(String(last - 12))}` : `${year}-${twoDigits(String(last))}`
  return `${year}-${twoDigits(String(first))}/${end}`
}
