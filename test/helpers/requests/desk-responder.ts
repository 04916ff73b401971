import { onTestFinished } from 'vitest'
import type { DeskJob, DeskReport } from '../../../core/contract/port'
import type { Notice, Reading } from '../../../core/desk/reading'
import { DeskResponder } from '../../../electron/desk/process/desk-responder'
import type { OpenOptions } from '../../../electron/desk/store/open-options'

export interface DeskStatus {
  readOnly: boolean
  reading?: Reading
  notices: Notice[]
  revision: number
}

/** The member of staff who edits these desks. */
export const STAFF = { id: 'staff-kept', name: 'Kept', initials: 'KE' }

const fail = (error: unknown): void => {
  throw error
}

/**
 * Starts a responder that looks at its desk's files often. Gives its reports, the number of its events, and edits as a
 * window makes them. A logged error fails the test unless `log` accepts it, as tests need that change files while the
 * desk is open.
 */
export async function startResponder(
  job: DeskJob,
  store: OpenOptions = {},
  clock = () => new Date().toISOString(),
  log = fail,
) {
  const reports: DeskReport[] = []
  let heard = 0
  const responder = await DeskResponder.start(
    { who: 'Second', ...job },
    {
      clock,
      log,
      report: (said) => reports.push(said),
      setPages: () => Promise.reject(new Error('nothing is printed here')),
      store,
      lookMs: 20,
    },
    () => Promise.resolve(),
  )
  onTestFinished(() => responder.close())
  responder.onEvent(() => (heard += 1))
  const status = async () => {
    const answer = await responder.answer('desk:status', {})
    return answer.ok ? (answer.value as DeskStatus) : answer.error
  }
  /** The desk's status. @throws Error if the desk is not open */
  const open = async (): Promise<DeskStatus> => {
    const now = await status()
    if ('code' in now) throw new Error(`the desk is not open: ${now.code} ${JSON.stringify(now.params)}`)
    return now
  }
  const notices = async (kind: Notice['kind']) => (await open()).notices.filter((notice) => notice.kind === kind)
  /** Puts a note on the desk. Resolves with `saved`, or with the code of the error. */
  const note = async (id: string, body = 'A note.') => {
    const fields = { staff: STAFF.id, body, resolved: false }
    const command = { kind: 'create', collection: 'note', id, fields }
    const answer = await responder.answer('desk:apply', { command, staff: STAFF })
    return answer.ok ? 'saved' : answer.error.code
  }
  const hasNote = async (id: string) => (await responder.answer('desk:record', { collection: 'note', id })).ok
  return { responder, reports, status, open, notices, note, hasNote, heard: () => heard }
}
