import { twoDigits } from '../base/two-digits'
import { isEdtf } from '../dates/edtf'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { SHORT_MONTHS } from '../dates/month-names'
import { offsetText, zoneOffset } from '../dates/time-zone'
import { zoneNamed } from '../dates/zone-names'

/** The offsets that mails of old name instead of giving them, in minutes (RFC 5322, 4.3). */
const OLD_ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  GMT: 0,
  Z: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

/**
 * The instant of a mail's Date header with the offset that the header has, never turned into UTC; with the zone where the header names the clock, as
 * "+0900 (JST)" does. Undefined for a header without an offset, or that names no instant.
 */
export function mailDate(header: string): FuzzyDate | undefined {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone = '', comment = ''] =
    /^\s*(?:[a-z]{3,9},?\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,4})\s*(?:\(([^)]*)\))?/i.exec(
      header.replaceAll(/\s+/g, ' '),
    ) ?? []
  const at = SHORT_MONTHS.indexOf(month.toLowerCase()) + 1
  const minutes = /^[+-]/.test(zone)
    ? Number(`${zone.slice(0, 1)}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)))
    : OLD_ZONES[zone.toUpperCase()]
  if (at === 0 || minutes === undefined) return undefined
  const whole = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year.slice(-2)}`
  const edtf = `${whole}-${twoDigits(at)}-${twoDigits(day)}T${twoDigits(hour)}:${minute}:${second}${offsetText(minutes * 60_000)}`
  if (!isEdtf(edtf)) return undefined
  const timeZone = zoneNamed(comment || zone)
  const agrees = timeZone !== undefined && zoneOffset(Date.parse(edtf), timeZone) === minutes * 60_000
  return agrees ? { edtf, timeZone } : { edtf }
}
