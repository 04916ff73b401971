import { onTestFinished } from 'vitest'
import { parseAnswer } from '../../../core/contract/answer'
import type { DeskRequest } from '../../../core/contract/channels'
import type { Input, Output } from '../../../core/contract/contract'
import { ChosenFiles } from '../../../electron/desk/services/chosen-files'
import { DeskService } from '../../../electron/desk/services/desk-service'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import type { FileSystem } from '../../../electron/files/file-system'
import type { Press } from '../../../electron/press/press'
import { copyOfSample } from '../desks/sample'
import { sharedPress } from '../pdf/shared-press'

export const STAFF = { id: 'staff-edith' as never, name: 'Edith Kato', initials: 'EK' }

/** A desk's service on a copy of the sample, as in the desk process. */
export async function deskOnDisk(fs?: FileSystem, press: Press = sharedPress) {
  const directory = await copyOfSample()
  const store = await DeskStore.open(directory, 'write', fs ? { fs } : {})
  const chosen = new ChosenFiles()
  onTestFinished(() => store.close())
  let second = 0
  const clock = () => new Date(Date.UTC(2025, 5, 8, 9, 0, (second += 1))).toISOString()
  const service = new DeskService(store, clock, () => undefined, {
    memos: {
      setPages: (memo, options) => press.press(memo, options),
      fileOf: (place) => chosen.fileOf(place),
      progress: () => undefined,
      ...(fs ? { fs } : {}),
    },
    interop: { fileOf: (place, use) => chosen.fileOf(place, use), work: () => undefined },
  })
  const ask = async <R extends DeskRequest>(request: R, input: Input<R>): Promise<Output<R>> =>
    parseAnswer(request, await service.answer(request, input))
  const room = () => ask('desk:memo-room', { id: 'brief' })
  return {
    directory,
    store,
    chosen,
    ask,
    room,
    make: (session = 'session-0605') =>
      ask('desk:apply', {
        command: { kind: 'makeMemo', type: 'meetingBrief', about: session, id: 'brief' },
        staff: STAFF,
      }),
    change: async (
      collection: 'memo' | 'position' | 'deskSettings' | 'milestone',
      id: string,
      fields: Record<string, unknown>,
    ) => {
      const rev = store.desk.get(collection, id)?.rev ?? 0
      return ask('desk:apply', { command: { kind: 'change', collection, id, rev, fields }, staff: STAFF })
    },
    rev: () => store.desk.get('memo', 'brief')?.rev ?? 0,
    refresh: async () =>
      ask('desk:apply', { command: { kind: 'refreshMemo', id: 'brief', rev: (await room()).rev }, staff: STAFF }),
    issue: async () =>
      ask('desk:apply', { command: { kind: 'issueMemo', id: 'brief', rev: (await room()).rev }, staff: STAFF }),
  }
}
