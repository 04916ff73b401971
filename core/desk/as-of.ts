import type { DeskSettings } from '../model/records/records'

/** The instant that a desk's screens speak of: the one that its settings pin, else now; and the clock it is told on. */
export function asOfOf(settings: DeskSettings, now: string): { asOf: string; timeZone: string } {
  const ours = settings.capitals.find((capital) => capital.party === settings.ourParty)
  return { asOf: settings.pinnedAsOf ?? now, timeZone: settings.pinnedTimeZone ?? ours?.timeZone ?? 'UTC' }
}
