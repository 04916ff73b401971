import type { Failure } from '../../core/base/failure'
import type { MemoModel } from '../../core/memo/memo-model'
import type { PressProgress, Pressed } from '../../core/memo/pressed'

/** What crosses between a press and its thread. */

/** What the thread is given when it starts. `canceled` is shared: no job up to that number is wanted any more. */
export interface PressThread {
  fontsDirectory: string
  canceled: Int32Array
}

/** A memo to be set; jobs are numbered in their order. */
export interface PressJob {
  job: number
  memo: MemoModel
}

/** How far a job is, or how it ended. */
export type PressAnswer =
  { job: number; progress: PressProgress } | { job: number; pressed: Pressed } | { job: number; error: Failure }
