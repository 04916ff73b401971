import type { Language } from '../base/text'

/** A clock's name in each language: the abbreviation where English has a usual one. */
type ZoneName = Record<Language, string>
/** The names of a zone's standard and summer time, by the zones that share them. */
type Clock = { zones: readonly string[]; standard: ZoneName; summer?: ZoneName }

/** Own names, since runtimes differ in theirs: the same memo must read the same wherever it is printed. */
const CLOCKS: readonly Clock[] = [
  {
    zones: ['America/New_York'],
    standard: { en: 'EST', ja: '米国東部標準時' },
    summer: { en: 'EDT', ja: '米国東部夏時間' },
  },
  {
    zones: ['America/Chicago'],
    standard: { en: 'CST', ja: '米国中部標準時' },
    summer: { en: 'CDT', ja: '米国中部夏時間' },
  },
  {
    zones: ['America/Los_Angeles'],
    standard: { en: 'PST', ja: '米国太平洋標準時' },
    summer: { en: 'PDT', ja: '米国太平洋夏時間' },
  },
  { zones: ['Asia/Tokyo'], standard: { en: 'JST', ja: '日本標準時' } },
  { zones: ['Asia/Seoul'], standard: { en: 'KST', ja: '韓国標準時' } },
  { zones: ['Asia/Shanghai'], standard: { en: 'China Standard Time', ja: '中国標準時' } },
  { zones: ['Asia/Singapore'], standard: { en: 'Singapore Standard Time', ja: 'シンガポール標準時' } },
  { zones: ['Asia/Kolkata', 'Asia/Calcutta'], standard: { en: 'India Standard Time', ja: 'インド標準時' } },
  {
    zones: ['Europe/London'],
    standard: { en: 'GMT', ja: 'グリニッジ標準時' },
    summer: { en: 'British Summer Time', ja: '英国夏時間' },
  },
  {
    zones: ['Europe/Brussels', 'Europe/Paris', 'Europe/Berlin', 'Europe/Rome', 'Europe/Madrid', 'Europe/Zurich'],
    standard: { en: 'CET', ja: '中央ヨーロッパ標準時' },
    summer: { en: 'CEST', ja: '中央ヨーロッパ夏時間' },
  },
  { zones: ['UTC', 'Etc/UTC'], standard: { en: 'UTC', ja: '協定世界時' } },
]

/** Parley's own name of a zone's clock, or undefined if it has none. `isSummer` says whether that clock is ahead of standard time. */
export function ownZoneName(timeZone: string, isSummer: boolean, language: Language): string | undefined {
  const clock = CLOCKS.find(({ zones }) => zones.includes(timeZone))
  return (isSummer ? clock?.summer : clock?.standard)?.[language]
}

/** The one zone whose clock has this abbreviation, standard or summer: JST, EDT. Undefined for CET, which several zones share, and for all others. */
export function zoneNamed(abbreviation: string): string | undefined {
  const clock = CLOCKS.find(({ standard, summer }) => [standard.en, summer?.en].includes(abbreviation.toUpperCase()))
  const alone = clock && (clock.zones.length === 1 || clock.zones.includes('UTC'))
  return alone ? clock.zones[0] : undefined
}

/** The clocks that a person writes after a time and that are no names above: folded, with the zone that each means. */
const ALSO_SAID: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': ['et', 'eastern time', 'washington', 'washington time', 'new york', '米国東部時間', 'ワシントン'],
  'America/Chicago': ['ct', 'central time'],
  'America/Los_Angeles': ['pt', 'pacific time'],
  'Asia/Tokyo': ['tokyo', 'tokyo time', 'japan time', 'japan standard time', '日本時間', '東京'],
  'Asia/Seoul': ['seoul', 'seoul time', '韓国時間', 'ソウル'],
  'Europe/London': ['london', 'london time', 'bst'],
  'Europe/Brussels': ['brussels', 'brussels time', 'ブリュッセル'],
}

/** The long English names of the clocks of the United States, as its orders write them: "eastern daylight time". */
const AMERICAN: Readonly<Record<string, string>> = { e: 'eastern', c: 'central', p: 'pacific' }
const longName = (short: string) => {
  const [, zone = '', season = ''] = /^([ecp])([sd])t$/.exec(short) ?? []
  return AMERICAN[zone] === undefined ? [] : [`${AMERICAN[zone]} ${season === 's' ? 'standard' : 'daylight'} time`]
}

/** A clock that a text names: its zones, and which of its two times the name says, if it says one. */
export interface SaidZone {
  /** At least one. Several zones share the name of a clock: CET. */
  zones: readonly string[]
  isSummer?: boolean
}

const saidZones = new Map<string, SaidZone>([
  ...CLOCKS.flatMap(({ zones, standard, summer }) =>
    [standard, ...(summer ? [summer] : [])].flatMap((name) =>
      [name.en.toLowerCase(), name.ja, ...longName(name.en.toLowerCase())].map((said): [string, SaidZone] => [
        said,
        { zones, isSummer: name === summer },
      ]),
    ),
  ),
  ...Object.entries(ALSO_SAID).flatMap(([zone, names]) =>
    names.map((said): [string, SaidZone] => [said, { zones: [zone] }]),
  ),
])

/** The zone that a folded text names as a clock, in English or Japanese: "edt", "washington time", 米国東部夏時間. Undefined if it names none. */
export const saidZone = (text: string): SaidZone | undefined =>
  saidZones.get(text.replace(/^in /, '')) ?? saidZones.get(text.replace(/時間$/, ''))
