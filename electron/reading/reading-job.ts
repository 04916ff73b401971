import type { Failure } from '../../core/base/failure'
import type { SourceDraft } from '../../core/reading/source-draft'
import type { ToRead } from './read-source'

/** The data that a reading's thread starts with: what to read, and the folder of its tables. */
export interface ReadingThread {
  what: ToRead
  folder: string
}

/** A message of the thread: its progress, or how it ended. */
export type ReadingAnswer = { done: number; of: number } | { draft: SourceDraft } | { error: Failure }
