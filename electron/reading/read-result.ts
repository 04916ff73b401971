import type { FileDetails } from '../../core/reading/propose-citation'

/** The result of reading a file of one kind. */
export interface FileText {
  text: string
  /** The start of each page in `text`, if the file has pages. The text must then be tidy already. */
  pages?: readonly number[]
  details?: FileDetails
  /** How many files are attached and were not read. */
  attachments?: number
  /** The pages without a text, from 1. */
  emptyPages?: readonly number[]
  /** The text was read by machine from a picture, all of it or some. */
  byMachine?: true
}

/** The progress of a reading: out of its pages, or out of 100 for a picture. */
export type ReadingProgress = (done: number, of: number) => void
