import { dateRange } from '../dates/date-range'
import type { FuzzyDate } from '../dates/fuzzy-date'
import { onClock } from '../dates/on-clock'
import type { DeskRead } from '../desk/desk-read'
import type { RateComponent } from '../model/records/measures'
import type { LegalEvent, Measure } from '../model/records/records'

const affected = ({ affects }: LegalEvent): readonly string[] => affects
const answered = ({ answers }: LegalEvent): string | undefined => answers

/** The rulings on the layers of some measures, and what answers them, in no certain order. */
export const rulingsOn = (desk: DeskRead, measures: readonly Pick<Measure, 'components'>[]): LegalEvent[] =>
  rulingsAbout(
    desk,
    measures.flatMap(({ components }) => components.flatMap(({ instrument }) => instrument ?? [])),
  )

/** The rulings that affect some instruments, and what answers them, though a stay may name no instrument itself; in no certain order. */
export function rulingsAbout(desk: DeskRead, instruments: readonly string[]): LegalEvent[] {
  const found = new Map<string, LegalEvent>()
  let next = desk.index('legalEvent', affected).getAny(new Set(instruments))
  while (next.length > 0) {
    for (const ruling of next) found.set(ruling.id, ruling)
    const answers = desk.index('legalEvent', answered).getAny(next.map(({ id }) => id))
    next = answers.filter(({ id }) => !found.has(id))
  }
  return [...found.values()]
}

/** The instruments that a court's act concerns: if a stay or a reversal names none, those of the act that it answers. */
export function instrumentsReached(
  desk: Pick<DeskRead, 'get'>,
  { id, affects, answers, effect }: LegalEvent,
  asked: readonly string[] = [],
): readonly string[] {
  if (affects.length > 0 || answers === undefined || !lifts({ effect }) || asked.includes(id)) return affects
  const before = desk.get('legalEvent', answers)
  return before ? instrumentsReached(desk, before, [...asked, id]) : affects
}

/** Does a ruling say its own effect on a layer, so that an event of the measure that tells of it adds nothing? */
export function speaksForItself(
  desk: Pick<DeskRead, 'get'>,
  ruling: string | undefined,
  { instrument }: Pick<RateComponent, 'instrument'>,
): boolean {
  const found = ruling === undefined ? undefined : desk.get('legalEvent', ruling)
  return found?.effect !== undefined && instrument !== undefined && instrumentsReached(desk, found).includes(instrument)
}

/** From when a court's act works. A stay of a ruling that still has days of grace works from their end: before it, there is nothing to hold off. */
export function effectiveDate(
  desk: Pick<DeskRead, 'get'>,
  { on, effective, answers }: LegalEvent,
  clock: string,
): FuzzyDate {
  const own = effective ?? on
  const grace = answers === undefined ? undefined : desk.get('legalEvent', answers)?.effective
  const begin = (date: FuzzyDate) => dateRange(onClock(date, clock)).min
  return grace && begin(grace) > begin(own) ? grace : own
}

/** Does an act of a court stop a tariff, or set it aside? */
export const stops = ({ effect }: Pick<LegalEvent, 'effect'>) => effect === 'enjoined' || effect === 'invalidated'

/** Does an act of a court hold another one off, or undo it? */
export const lifts = ({ effect }: Pick<LegalEvent, 'effect'>) =>
  effect === 'administrativelyStayed' || effect === 'stayedPendingAppeal' || effect === 'reversed'
