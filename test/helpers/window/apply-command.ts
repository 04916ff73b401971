import type { Page } from '@playwright/test'
import type { Command } from '../../../core/commands/command'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { EDITH } from './launch'

/** Applies a command to the desk through the contract, as another window would. Resolves with the answer in its envelope. */
export const applyCommand = (page: Page, command: Command, staff: Omit<StaffMember, 'id'> & { id: string } = EDITH) =>
  page.evaluate((input) => window.parley.requests['desk:apply'](input), { command, staff })

/** Changes fields of a record, as another window would. */
export const changeRecord = (
  page: Page,
  [collection, id, rev]: [Extract<Command, { kind: 'change' }>['collection'], string, number],
  fields: Record<string, unknown>,
  staff?: Parameters<typeof applyCommand>[2],
) => applyCommand(page, { kind: 'change', collection, id, rev, fields }, staff)
