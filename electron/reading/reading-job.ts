import type { Failure } from '../../core/base/failure'
import type { ReturnedFile } from '../../core/memo/returned/returned-file'
import type { SourceDraft } from '../../core/reading/source-draft'
import type { ToRead } from './read-source'
import type { ScheduleQuestion } from './schedule-answers'
import type { ScheduleFile } from './schedule-file'

/** The data that a reading's thread starts with: what to read, and the folder of its tables. */
export interface ReadingThread {
  what: ToRead
  folder: string
}

/** The data of a thread that reads a Word file that somebody sent back. */
export interface ReturnedThread {
  returned: { name: string; bytes: Uint8Array }
}

/** A message of the thread: its progress, or how it ended. */
export type ReadingAnswer =
  { done: number; of: number } | { draft: SourceDraft } | { returned: ReturnedFile } | { error: Failure }

/** The data of a thread that reads a schedule, and then answers questions about it until it is ended. */
export interface ScheduleThreadData {
  schedule: ScheduleFile
}

/** A question to that thread, and its messages: how far the reading is, why it failed, or an answer. */
export interface ScheduleAsked {
  id: number
  question: ScheduleQuestion
}
export type ScheduleMessage = { done: number; of: number } | { id: number; answer: unknown } | { error: Failure }
