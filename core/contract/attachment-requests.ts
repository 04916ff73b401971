import { z } from 'zod'
import { attachmentSchema } from '../model/records/attachments'
import { sha256Schema } from '../model/records/sources'
import { ATTACHMENTS_MAX } from '../model/values/attachment-limits'
import { ownIdSchema } from '../model/values/ids'
import { placeTokenSchema } from './app-schemas'
import type { DeskRequest } from './channels'

/** The name under which the desk's process holds a file for a note that is being written. Nobody can guess one. */
const heldSchema = z.uuid()
/** A file on a note. A window names it by both, so that it can reach no other file of the desk. */
const onNote = z.object({ note: ownIdSchema, sha256: sha256Schema })

/** The state of a file on the desk: `missing` if its folder lacks it, `altered` if its bytes are others than those that were attached. */
const fileStateSchema = z.enum(['kept', 'missing', 'altered'])
export type FileState = z.infer<typeof fileStateSchema>

/** The requests about the files on notes. */
export const ATTACHMENT_REQUESTS = {
  /**
   * Holds a chosen file (`app:choose-attachments`), or a dropped or pasted one by its bytes, for a note that is being written; the desk does not change. It is held
   * on this machine's disk until an edit puts it on a note (`files` of the command) or it is let go.
   */
  'desk:attach': {
    input: z.union([
      z.object({ place: placeTokenSchema }),
      z.object({ name: z.string().min(1).max(400), bytes: z.instanceof(Uint8Array) }),
    ]),
    output: z.object({ held: heldSchema, attachment: attachmentSchema }),
  },
  /** Lets held files go: their note was discarded, or they were taken off it. */
  'desk:attach-release': { input: z.object({ held: z.array(heldSchema).max(ATTACHMENTS_MAX) }), output: z.object({}) },
  /** Which of the files on a note the desk has as they were attached: each is read once, and again after a change on the disk. */
  'desk:attachments': {
    input: z.object({ note: ownIdSchema }),
    output: z.object({ files: z.array(z.object({ sha256: sha256Schema, state: fileStateSchema })) }),
  },
  /** The bytes of a picture on a note, or of one that is held. Other files are never given to a window. */
  'desk:attachment-picture': {
    input: z.union([onNote, z.object({ held: heldSchema })]),
    output: z.object({ bytes: z.instanceof(Uint8Array), mediaType: z.string() }),
  },
  /** Saves a copy of a file on a note at the place chosen in the system's dialog (`app:choose-export`). */
  'desk:attachment-save': {
    input: onNote.extend({ place: placeTokenSchema }),
    output: z.object({ file: z.string(), size: z.int() }),
  },
} satisfies Partial<Record<DeskRequest, { input: z.ZodType; output: z.ZodType }>>
