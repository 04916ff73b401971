import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { failureOf } from '../../core/contract/answer'
import type { Envelope } from '../../core/contract/contract'
import { deskJobSchema, type DeskJob, type DeskReport } from '../../core/contract/port'
import { settingsOf } from '../../core/desk/desk-read'
import { newDeskCollections } from '../../core/desk/new-desk'
import { NO_HISTORY } from '../../core/history/step'
import { whereOf } from '../files/where-of'
import { copyDesk } from './copy-desk'
import { createDesk } from './create-desk'
import { NOTHING_UNKNOWN } from './desk-format'
import { DeskService } from './desk-service'
import { DeskStore } from './desk-store'
import { servePorts, type DeskAnswers } from './port-server'

/** The desk process: opens one desk, and answers whoever holds a port to it. A desk that cannot be opened answers with the reason. */

const log = (error: unknown) => console.error('desk:', whereOf(error))

async function openDesk(given: unknown, report: (report: DeskReport) => void): Promise<DeskAnswers> {
  try {
    const job = deskJobSchema.parse(given)
    await makeDesk(job)
    const store = await DeskStore.open(job.directory, 'write')
    const service = new DeskService(store, () => new Date().toISOString(), log)
    const tellTitle = () => report({ title: settingsOf(store.desk).title })
    store.onCommit((_revision, touched) => {
      if (touched.some(({ collection }) => collection === 'deskSettings')) tellTitle()
    })
    tellTitle()
    return {
      answer: (request, input) => service.answer(request, input),
      onCommit: (listener) => store.onCommit(listener),
    }
  } catch (error) {
    const failure = failureOf(error, log)
    report({ failure })
    const envelope: Envelope = { ok: false, error: failure }
    return { answer: () => Promise.resolve(envelope), onCommit: () => () => undefined }
  }
}

/** Makes the desk first where the job says so: out of another, or an empty one. */
async function makeDesk({ directory, copyOf, create }: DeskJob): Promise<void> {
  if (copyOf !== undefined && !existsSync(directory)) await copyDesk(copyOf, directory)
  if (!create) return
  const collections = newDeskCollections(create.desk, create.staff, new Date().toISOString(), randomUUID)
  const content = { revision: 0, collections, trash: {}, history: NO_HISTORY, unknown: NOTHING_UNKNOWN }
  await createDesk(directory, content, [])
}

servePorts(openDesk)
