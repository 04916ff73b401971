import { existsSync } from 'node:fs'
import { failureOf } from '../../core/contract/answer'
import type { Envelope } from '../../core/contract/contract'
import { whereOf } from '../files/where-of'
import { copyDesk } from './copy-desk'
import { DeskService } from './desk-service'
import { DeskStore } from './desk-store'
import { servePorts, type DeskAnswers } from './port-server'
import { deskJobSchema, type DeskJob } from '../../core/contract/port'

/** The desk process: opens one desk, and answers whoever holds a port to it. A desk that cannot be opened answers with the reason. */

const report = (error: unknown) => console.error('desk:', whereOf(error))

async function openDesk({ directory, copyOf }: DeskJob): Promise<DeskAnswers> {
  try {
    if (copyOf !== undefined && !existsSync(directory)) await copyDesk(copyOf, directory)
    const store = await DeskStore.open(directory, 'write')
    const service = new DeskService(store, () => new Date().toISOString(), report)
    return {
      answer: (request, input) => service.answer(request, input),
      onCommit: (listener) => store.onCommit(listener),
    }
  } catch (error) {
    const failure: Envelope = { ok: false, error: failureOf(error, report) }
    return { answer: () => Promise.resolve(failure), onCommit: () => () => undefined }
  }
}

const job = deskJobSchema.parse(JSON.parse(process.argv.at(-1) ?? '{}'))
servePorts(openDesk(job))
