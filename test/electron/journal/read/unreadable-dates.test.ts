import { expect, it } from 'vitest'
import { checkDesk } from '../../../../core/rules/rules'
import { DeskStore } from '../../../../electron/desk/store/desk-store'
import { verify } from '../../../../electron/journal/repair/verify'
import { copyOfSample } from '../../../helpers/desks/sample'
import { rewordDeskFile } from '../../../helpers/files/desk-files'

it('opens a desk with what an earlier Parley took for a date, keeps it to the letter and names it', async () => {
  const directory = await copyOfSample()
  rewordDeskFile(directory, '"when":{"edtf":"2025-06-15"}', '"when":{"edtf":"20250710"}')
  const store = await DeskStore.open(directory, 'write')
  try {
    expect(store.desk.get('milestone', 'milestone-g7')?.when.edtf).toBe('20250710')
    const found = checkDesk(store.desk).filter(({ code }) => code === 'date-unreadable')
    expect(found.map(({ severity, field, params }) => [severity, field, params.edtf])[0]).toEqual([
      'error',
      'when',
      '20250710',
    ])
  } finally {
    await store.close()
  }
  expect((await verify(directory)).problems).toEqual([])
})
