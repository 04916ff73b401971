import { fieldsOfLine, takeScheduleLine, type LineFields, type LineToTake } from '../commands/take-schedule-line'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Good } from '../model/records/records'
import { htsNumber } from '../rates/schedule/hts-number'
import type { GoodChange, ScheduleLineView } from './schedule-schemas'

/**
 * A line of a schedule for a good: the changes that it makes, and the command that makes them.
 * @throws ParleyError `record-missing`, those of reading the source's text
 */
export function scheduleLineView(desk: DeskRead, wanted: LineToTake): Omit<ScheduleLineView, 'hasFootnotes'> {
  const good = getOrThrow(desk, 'good', wanted.good)
  const fields = fieldsOfLine(desk, good, getOrThrow(desk, 'source', wanted.source), wanted.report)
  const after = wordsOf({ ...good, ...fields })
  const before = wordsOf(good)
  const changes = (Object.keys(after) as GoodChange['field'][]).flatMap((field): GoodChange[] => {
    const stays = !Object.hasOwn(fields, field)
    return stays && before[field].length === 0 ? [] : [{ field, before: before[field], after: after[field], stays }]
  })
  const command = takeScheduleLine(desk, wanted)
  return { report: wanted.report, changes, ...(command ? { command } : {}) }
}

const wordsOf = ({
  codes,
  ordinaryDuty,
  columnTwoDuty,
  preferences,
}: Pick<Good, 'codes' | 'preferences'> & LineFields): Record<GoodChange['field'], string[]> => ({
  codes: codes.map(({ hs, revision }) => `${htsNumber(hs)} (${revision})`),
  ordinaryDuty: typeof ordinaryDuty === 'string' ? [ordinaryDuty] : [],
  columnTwoDuty: typeof columnTwoDuty === 'string' ? [columnTwoDuty] : [],
  preferences: preferences.map(({ programme, preferentialDuty }) => `${programme} ${preferentialDuty ?? '–'}`),
})
