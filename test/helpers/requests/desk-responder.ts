import { onTestFinished } from 'vitest'
import type { DeskJob, DeskReport } from '../../../core/contract/port'
import type { Notice, Reading } from '../../../core/desk/reading'
import { DeskResponder } from '../../../electron/desk/process/desk-responder'
import type { OpenOptions } from '../../../electron/desk/store/open-options'

export interface KeptStatus {
  readOnly: boolean
  reading?: Reading
  notices: Notice[]
  revision: number
}

/** Who writes in these desks. */
export const STAFF = { id: 'staff-kept', name: 'Kept', initials: 'KE' }

const fail = (error: unknown): void => {
  throw error
}

/**
 * A responder of a desk that looks often, with what it reported, how often its listeners heard, and edits as a window asks for them. What it logs fails the test,
 * unless `log` takes it: of files that are changed under its eyes it may have something to log.
 */
export async function keepDesk(
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
    return answer.ok ? (answer.value as KeptStatus) : answer.error
  }
  /** The desk's status; fails where it has none. */
  const open = async (): Promise<KeptStatus> => {
    const now = await status()
    if ('code' in now) throw new Error(`the desk is not open: ${now.code} ${JSON.stringify(now.params)}`)
    return now
  }
  const notices = async (kind: Notice['kind']) => (await open()).notices.filter((notice) => notice.kind === kind)
  /** Puts a note on the desk; resolves with the code of the refusal where there is one. */
  const note = async (id: string, body = 'A note.') => {
    const fields = { staff: STAFF.id, body, resolved: false }
    const command = { kind: 'create', collection: 'note', id, fields }
    const answer = await responder.answer('desk:apply', { command, staff: STAFF })
    return answer.ok ? 'saved' : answer.error.code
  }
  const hasNote = async (id: string) => (await responder.answer('desk:record', { collection: 'note', id })).ok
  return { responder, reports, status, open, notices, note, hasNote, heard: () => heard }
}
