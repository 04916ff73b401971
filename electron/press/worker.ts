import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '../../core/contract/answer'
import { memoModelSchema } from '../../core/memo/memo-model'
import { whereOf } from '../files/where-of'
import { renderMemo } from './render-memo'
import type { PressAnswer, PressJob } from './press'

/** The press's thread: sets one memo, hands the bytes over, and ends. */
const { memo, fontsDirectory } = workerData as PressJob
const post = (answer: PressAnswer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answer, transfer)

async function run(): Promise<void> {
  try {
    const bytes = await renderMemo(memoModelSchema.parse(memo), fontsDirectory)
    const whole = bytes.slice()
    post({ ok: true, bytes: whole }, [whole.buffer])
  } catch (error) {
    post({ ok: false, error: failureOf(error, (cause) => console.error('press:', whereOf(cause))) })
  }
}

void run()
