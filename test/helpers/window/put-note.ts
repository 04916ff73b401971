import type { Page } from '@playwright/test'
import { applyCommand } from './apply-command'
import { EDITH } from './launch'

/** Creates a note by Edith without a subject, through the contract. */
export const putNote = (page: Page, id: string, body: string) =>
  applyCommand(page, {
    kind: 'create',
    collection: 'note',
    id,
    fields: { staff: EDITH.id, body, resolved: false },
  })
