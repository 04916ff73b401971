import { onTestFinished } from 'vitest'
import type { Command } from '../../../core/commands/command'
import { parseAnswer } from '../../../core/contract/answer'
import type { RequestName } from '../../../core/contract/channels'
import type { Input, Output } from '../../../core/contract/contract'
import { FormSession } from '../../../core/editing/form-session'
import type { KeptEdits } from '../../../core/editing/form-state'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { DeskService } from '../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { realFileSystem, type OpenFile } from '../../../electron/files/file-system'
import { copyOfSample } from '../../helpers/desks/sample'

export const EDITH: StaffMember = { id: 'staff-edith' as StaffMember['id'], name: 'Edith Kato', initials: 'EK' }
export const LEAD: RecordRef = { collection: 'lead', id: 'lead-1' }

/** A real desk on disk, with what a window keeps for one of its forms. */
export async function aDesk(disk = { full: false }) {
  const folder = await copyOfSample()
  const full = () => {
    if (disk.full) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
  }
  const without = (file: OpenFile): OpenFile => ({
    ...file,
    write: (bytes, offset, position) => {
      full()
      return file.write(bytes, offset, position)
    },
  })
  const store = await DeskStore.open(folder, 'write', {
    fs: {
      ...realFileSystem,
      create: async (path) => without(await realFileSystem.create(path)),
      reopen: async (path) => without(await realFileSystem.reopen(path)),
    },
  })
  onTestFinished(() => store.close())
  const service = new DeskService(
    store,
    () => new Date().toISOString(),
    () => undefined,
  )
  const ask = async <R extends RequestName>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  const apply = (command: Command) => ask('desk:apply', { command, staff: EDITH })
  return { folder, store, ask, apply }
}

export type Desk = Awaited<ReturnType<typeof aDesk>>

/** A form whose pause after typing ends when the test says so. */
export function aForm(desk: Desk, load: () => Promise<Output<'desk:form'>>, kept?: KeptEdits) {
  let pause: (() => void) | undefined
  const safe: { kept: KeptEdits | undefined; unsaved: 'no' | 'on-its-way' | 'held-up' } = { kept, unsaved: 'no' }
  const session = new FormSession(
    {
      load,
      apply: desk.apply,
      keep: (edits) => {
        safe.kept = edits
      },
      kept: () => Promise.resolve(kept),
      mark: (unsaved) => {
        safe.unsaved = unsaved
      },
      later: (work) => {
        pause = work
        return () => {
          pause = undefined
        }
      },
    },
    'draft-1',
  )
  return { session, safe, pauseIsOver: () => pause?.() }
}

/** The form of a record of the desk. */
export const stored = (desk: Desk, ref: RecordRef, kept?: KeptEdits) =>
  aForm(desk, () => desk.ask('desk:form', { ref }), kept)
export const textOf = (desk: Desk) => desk.store.desk.get('lead', 'lead-1')?.text
