import { precisionOf } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { dateRange } from '../dates/date-range'
import type { DeskRead } from '../desk/desk-read'
import type { Good as GoodRecord } from '../model/records/records'
import { timeText } from './desk-moments'
import { bordersOf, percentText } from './desk-regime'
import type { Good } from './regime/good'

/** A good of the desk as the engine is asked about it at a border, by the party's id: what its line in another schedule says is left out. */
export function regimeGood(desk: DeskRead, good: GoodRecord, border: string): Good {
  const { id, claimedProgramme, loadedAt } = good
  const { codes, ordinaryDuty, columnTwoDuty, preferences } = lineAt(desk, good, border)
  return {
    id,
    ...(codes.length === 0 ? {} : { codes }),
    ...(ordinaryDuty === undefined ? {} : { column1: ordinaryDuty }),
    ...(columnTwoDuty === undefined ? {} : { column2: columnTwoDuty }),
    ...(preferences.length === 0
      ? {}
      : {
          special: preferences.map(({ programme, preferentialDuty }) => ({
            programmes: [programme],
            rate: preferentialDuty,
          })),
        }),
    facts: {
      ...(claimedProgramme === undefined ? {} : { programme: claimedProgramme }),
      ...(loadedAt === undefined ? {} : { loadedAt: timeOf(loadedAt) }),
      content: agreed(good.contents.map(({ content, share }) => [content, percentText(share) ?? null] as const)),
      unitValue: good.unitValues.map(({ amount, currency, per }) => ({ amount, currency, per })),
      quota: agreed(
        good.quotas.map(({ quota, quotaPosition }) => [quota, quotaPosition === 'notKnown' ? null : quotaPosition]),
      ),
      documents: Object.fromEntries(good.documents.map((document) => [document, true])),
      covered: agreed([
        ...good.coveredBy.map((measure) => [measure, true] as const),
        ...good.notCoveredBy.map((measure) => [measure, false] as const),
      ]),
    },
  }
}

/**
 * The part of a good's line that a border knows. Codes of six digits are the same at every border; longer ones, and a duty of the good's own, are
 * those of one schedule. Where no schedule is named, it is that of a border where ours are taxed.
 */
function lineAt(
  desk: DeskRead,
  { codes, ordinaryDuty, columnTwoDuty, preferences }: GoodRecord,
  border: string,
): Pick<GoodRecord, 'ordinaryDuty' | 'columnTwoDuty' | 'preferences'> & { codes: string[] } {
  const [settings] = desk.all('deskSettings')
  const isOurs = border === settings?.ourParty && bordersOf(desk).length > 1
  const isOfBorder = ({ schedule }: Partial<GoodRecord['codes'][number]>) =>
    schedule === undefined ? !isOurs : schedule === border
  const own = codes.filter(isOfBorder)
  const hasDuty = codes.length > 0 ? own.length === codes.length : isOfBorder({})
  return {
    codes: own.length > 0 ? own.map(({ hs }) => hs) : codes.map(({ hs }) => hs.slice(0, HARMONISED)),
    ...(hasDuty ? { ordinaryDuty, columnTwoDuty, preferences } : { preferences: [] }),
  }
}

/** The digits of a code that every schedule has in common. */
const HARMONISED = 6

/** Facts by their names. One that is told twice is not known, unless both say the same. */
function agreed<T>(told: readonly (readonly [string, T])[]): Record<string, T | null> {
  const facts = new Map<string, T | null>()
  for (const [name, fact] of told) facts.set(name, !facts.has(name) || facts.get(name) === fact ? fact : null)
  return Object.fromEntries(facts)
}

/** When a good was loaded: an instant, or a day at the border; null if that is known only as another span. */
function timeOf(date: FuzzyDate): string | null {
  const precision = precisionOf(date)
  if (precision === 'instant') return timeText(dateRange(date).min)
  return precision === 'day' && date.timeZone === undefined ? date.edtf : null
}
