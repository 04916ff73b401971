import { getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import type { Good, RecordOf } from '../model/records/records'
import { bordersOf } from './desk-regime'

/** A good that one party of a talk sends to the border of another. */
export interface Trade {
  good: Good
  origin: RecordOf<'party'>
  border: RecordOf<'party'>
}

/**
 * Goods, those of the desk if none are given, as the parties of a talk trade them, our own exports first. The desk can say what `asked` pay; it has no
 * line for `unasked` in the schedule of that border.
 */
export function tradedGoods(
  desk: DeskRead,
  parties: readonly string[],
  goods: readonly Good[] = desk.all('good'),
): { asked: Trade[]; unasked: Trade[] } {
  const { ourParty } = settingsOf(desk)
  const borders = bordersOf(desk).filter((border) => parties.includes(border))
  const isOurs = parties.includes(ourParty)
  const ways = borders
    .flatMap((border) => parties.filter((origin) => origin !== border).map((origin) => ({ origin, border })))
    .filter(({ origin, border }) => !isOurs || origin === ourParty || border === ourParty)
    .toSorted((a, b) => Number(b.origin === ourParty) - Number(a.origin === ourParty))
  // A good that names no schedule has its duty in that of the one border where ours are taxed.
  const theirs = borders.filter((border) => border !== ourParty)
  const home = theirs.length === 1 ? theirs[0] : undefined
  const all = ways.flatMap(({ origin, border }) =>
    goods.map((good) => ({
      good,
      origin: getOrThrow(desk, 'party', origin),
      border: getOrThrow(desk, 'party', border),
    })),
  )
  const isAsked = ({ good, border }: Trade) => isInSchedule(good, border.id, home)
  return { asked: all.filter(isAsked), unasked: all.filter((trade) => !isAsked(trade)) }
}

/** Codes of six digits are the same at every border; longer ones, and a duty of the good's own, are those of one schedule. */
function isInSchedule(good: Good, border: string, home: string | undefined): boolean {
  const { codes, ordinaryDuty, columnTwoDuty, preferences } = good
  const hasOwnDuty = ordinaryDuty !== undefined || columnTwoDuty !== undefined || preferences.length > 0
  const national = codes.filter(({ hs }) => hs.length > 6)
  const bound = hasOwnDuty && codes.length > 0 ? codes : national
  if (bound.length > 0) return bound.every(({ schedule }) => (schedule ?? home) === border)
  return !hasOwnDuty || home === border
}
