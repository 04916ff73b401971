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

/** A date whose days are counted on the border's clock, unless it says on which clock they are. */
export function onBorderClock(date: FuzzyDate, zone: string | undefined): FuzzyDate {
  return date.timeZone !== undefined || zone === undefined ? date : { ...date, timeZone: zone }
}
