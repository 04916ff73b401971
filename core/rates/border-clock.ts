import type { FuzzyDate } from '../dates/fuzzy-date'
import type { DeskRead } from '../desk/desk-read'
import type { Measure } from '../model/records/records'

/**
 * The clock of the border that a measure is imposed at: that of its imposer's capital, as the desk's settings have it. Undefined where
 * they have none.
 */
export function borderZone(desk: DeskRead, { imposer }: Pick<Measure, 'imposer'>): string | undefined {
  const [settings] = desk.all('deskSettings')
  return settings?.capitals.find(({ party }) => party === imposer)?.timeZone
}

/** Dates are values: each is put on a clock once, so that what is worked out of it is worked out once. */
const onClocks = new WeakMap<FuzzyDate, FuzzyDate>()

/** A date whose days are counted on the border's clock, unless it says on which clock they are. */
export function onBorderClock(date: FuzzyDate, zone: string | undefined): FuzzyDate {
  if (date.timeZone !== undefined || zone === undefined) return date
  const before = onClocks.get(date)
  if (before?.timeZone === zone) return before
  const made = { ...date, timeZone: zone }
  onClocks.set(date, made)
  return made
}
