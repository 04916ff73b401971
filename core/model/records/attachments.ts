import { z } from 'zod'
import { looseObject } from '../../base/loose-object'
import { nameSchema } from '../../base/text'
import { sha256Schema } from './sources'

/**
 * A file on a note: the SHA-256, name, media type and size in bytes of what the desk keeps in `originals/`, as it keeps the files of sources. Of a picture
 * also how many pixels it is wide and high.
 */
export const attachmentSchema = looseObject({
  sha256: sha256Schema,
  name: nameSchema,
  mediaType: nameSchema,
  bytes: z.int().min(1),
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
})
export type Attachment = z.infer<typeof attachmentSchema>
