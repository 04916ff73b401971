import { ParleyError } from '../../core/base/errors'
import { titleOfFile } from '../../core/reading/original-file'
import { scheduleDraft, type ScheduleDraft } from '../../core/reading/schedule-draft'
import { readSchedule, type ScheduleReading } from '../../core/rates/schedule/read-schedule'
import { revisionOfName, SCHEDULE_BYTES_MAX } from '../../core/rates/schedule/schedule-file'
import { decodedText } from './text-file'
import type { ReadingProgress } from './read-result'

/** A file of a tariff schedule; `revision` is what a person calls it. */
export interface ScheduleFile {
  name: string
  bytes: Uint8Array
  revision: string
}

type WholeReading = Extract<ScheduleReading, { problem?: undefined }>

/**
 * Reads a schedule from its file, broken rows included.
 * @throws ParleyError `reading-schedule` if it is none, and those of decoding a text
 */
export function readScheduleFile({ name, bytes, revision }: ScheduleFile, progress?: ReadingProgress): WholeReading {
  if (bytes.length > SCHEDULE_BYTES_MAX) throw refused(name, { code: 'tooLarge' })
  return readText(textOf(bytes, name), { name, revision, progress })
}

/** The figures of a schedule that was decoded already, under the revision that its file's name says. @throws ParleyError `reading-schedule` */
export function countSchedule(
  text: string,
  { name, size, progress }: { name: string; size: number; progress: ReadingProgress },
): ScheduleDraft {
  if (size > SCHEDULE_BYTES_MAX) throw refused(name, { code: 'tooLarge' })
  return scheduleDraft(readText(text, { name, revision: revisionOfName(name) ?? titleOfFile(name), progress }))
}

/** The schedule is in English: in a file that is not in Unicode, its cent signs are those of Windows. */
function textOf(bytes: Uint8Array, name: string): string {
  try {
    return decodedText(bytes, name)
  } catch (error) {
    if (!(error instanceof ParleyError) || error.code !== 'reading-encoding-open') throw error
    return decodedText(bytes, name, 'Windows-1252')
  }
}

function readText(
  text: string,
  { name, revision, progress }: { name: string; revision: string; progress: ReadingProgress | undefined },
): WholeReading {
  const reading = readSchedule(text, { revision, ...(progress ? { progress } : {}) })
  if (reading.problem) throw refused(name, reading.problem)
  return reading
}

const refused = (file: string, { code, row = 0, columns = [] }: NonNullable<ScheduleReading['problem']>) =>
  new ParleyError('reading-schedule', { file, scheduleProblem: code, row, columns: columns.join(', ') })
