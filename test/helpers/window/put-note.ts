import type { Page } from '@playwright/test'
import { applyCommand } from './apply-command'
import { EDITH } from './launch'

/** A note of Edith's on nothing, as the desk is given it by anybody. */
export const putNote = (page: Page, id: string, body: string) =>
  applyCommand(page, {
    kind: 'create',
    collection: 'note',
    id,
    fields: { staff: EDITH.id, body, resolved: false },
  })
