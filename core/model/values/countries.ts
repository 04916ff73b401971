import { LANGUAGES, type LocalText } from '../../base/text'

/** ISO 3166-1 alpha-2, as of 2025. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
export const COUNTRY_CODES: readonly string[] = CODES.split(' ')

/** Shorter names than the full forms in the system's table. */
const OWN_NAMES: Readonly<Record<string, LocalText>> = { US: { en: 'United States', ja: '米国' } }

/** The system's tables of names, read when a name is first asked for. */
let tables: readonly Intl.DisplayNames[] | undefined
const readTables = () =>
  LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }))

/** The names of a country, or of a bloc with its own code such as EU, in both languages; undefined for an unknown code. */
export function regionNames(code: string): LocalText | undefined {
  if (!/^[A-Z]{2}$/.test(code)) return undefined
  const own = OWN_NAMES[code]
  if (own) return own
  tables ??= readTables()
  const [en, ja] = tables.map((table) => table.of(code))
  return en === undefined || ja === undefined ? undefined : { en, ja }
}
