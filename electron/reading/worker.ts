import { parentPort, workerData } from 'node:worker_threads'
import { ParleyError } from '../../core/base/errors'
import { failureOf } from '../../core/contract/failure-of'
import { whereOf } from '../../core/base/where-of'
import { readSource } from './read-source'
import type {
  ReadingAnswer,
  ReadingThread,
  ReturnedThread,
  ScheduleAsked,
  ScheduleMessage,
  ScheduleThreadData,
} from './reading-job'
import { returnedWord } from './returned-word'
import { ScheduleReader } from './schedule-answers'
import { readScheduleFile } from './schedule-file'

/** A reading's thread: reads one file and ends, or stays to answer for the schedule that it has read. */

const data = workerData as ReadingThread | ReturnedThread | ScheduleThreadData
const post = (answer: ReadingAnswer | ScheduleMessage) => parentPort?.postMessage(answer)

/** The least time between two reports, in milliseconds. */
const REPORT_MS = 100
let told = 0
function progress(done: number, of: number): void {
  const now = performance.now()
  if (now - told < REPORT_MS) return
  told = now
  post({ done, of })
}

/** A file may be damaged in ways that its reader does not foresee; it is the file that is at fault, and the log says where. */
function asFailing(error: unknown, file: string): unknown {
  if (error instanceof ParleyError) return error
  console.error('reading:', whereOf(error))
  const isOfMemory = error instanceof RangeError || (error instanceof Error && /memory|OOM/i.test(error.message))
  return new ParleyError(isOfMemory ? 'reading-memory' : 'reading-damaged', { file })
}

const fail = (error: unknown, file: string) => post({ error: failureOf(asFailing(error, file), () => undefined) })

function serve({ schedule: file }: ScheduleThreadData): void {
  try {
    const reader = new ScheduleReader(readScheduleFile(file, progress).schedule)
    parentPort?.on('message', ({ id, question }: ScheduleAsked) => post({ id, answer: reader.answer(question) }))
  } catch (error) {
    fail(error, file.name)
  }
}

function readBack({ returned: { name, bytes } }: ReturnedThread): void {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    post({ returned: returnedWord(buffer, name) })
  } catch (error) {
    fail(error, name)
  }
}

if ('schedule' in data) serve(data)
else if ('returned' in data) readBack(data)
else {
  const { what, folder } = data
  readSource(what, { folder, progress }).then(
    (draft) => post({ draft }),
    (error: unknown) => fail(error, 'name' in what ? what.name : ''),
  )
}
