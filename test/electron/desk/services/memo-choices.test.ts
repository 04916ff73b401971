import { expect, it } from 'vitest'
import { memoTexts } from '../../../../core/memo/memo-model'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'

it('a language and a paper of a draft show at once, and are undone with its text in one step', async () => {
  const on = await deskOnDisk()
  const make = { kind: 'makeMemo', type: 'meetingBrief', about: 'session-0605', id: 'brief' } as const
  await on.ask('desk:apply', { command: make, staff: STAFF })
  const printed = async () => {
    const { model } = await on.room()
    return { of: [model?.language, model?.pageSize], texts: model ? memoTexts(model) : [] }
  }
  const before = await printed()
  expect(before.of).toEqual(['en', 'A4'])
  const rev = on.rev()
  await on.change('memo', 'brief', { language: 'ja', pageSize: 'LETTER' })
  const after = await printed()
  expect(after.of).toEqual(['ja', 'LETTER'])
  expect(after.texts).not.toEqual(before.texts)
  expect(on.rev()).toBe(rev + 1)
  await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
  expect(await printed()).toEqual(before)
})
