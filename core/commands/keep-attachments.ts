import { z } from 'zod'
import { attachmentSchema, type Attachment } from '../model/records/attachments'
import type { Command } from './command'

/** The files that a command says a note has from then on. */
export interface AttachmentsGiven {
  note: string
  attachments: readonly Attachment[]
}

/** Lists the files that a command gives to notes. It skips an invalid list, which the schema of the record refuses. */
export function attachmentsOf(command: Command): AttachmentsGiven[] {
  if (command.kind === 'batch') return command.commands.flatMap(attachmentsOf)
  if ((command.kind !== 'create' && command.kind !== 'change') || command.collection !== 'note') return []
  const { data } = z.array(attachmentSchema).safeParse(command.fields.attachments)
  return data ? [{ note: command.id, attachments: data }] : []
}
