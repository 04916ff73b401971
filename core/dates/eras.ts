/** The Western year before the first one of each era. */
const YEAR_BEFORE: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 }

/** A text with the years of Japanese eras as Western years: 令和7年 is 2025年. */
export const withWesternYears = (text: string): string =>
  text.replaceAll(
    /(令和|平成|昭和)(元|[1-9]\d?)(?=年)/g,
    (_, era: string, year: string) => `${(YEAR_BEFORE[era] ?? 0) + (year === '元' ? 1 : Number(year))}`,
  )
