import type { Failure } from '../../core/base/failure'
import type { MemoModel } from '../../core/memo/memo-model'
import type { PressProgress, Pressed } from '../../core/memo/pressed'

/** The messages between a press and its thread. */

/** The data that the thread starts with. `canceled` is shared: jobs up to that number are no longer wanted. */
export interface PressThread {
  fontsDirectory: string
  canceled: Int32Array
}

/** A memo to lay out; jobs are numbered in order. */
export interface PressJob {
  job: number
  memo: MemoModel
}

/** How far a job is, or how it ended. */
export type PressAnswer =
  { job: number; progress: PressProgress } | { job: number; pressed: Pressed } | { job: number; error: Failure }
