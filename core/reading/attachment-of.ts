import type { Attachment } from '../model/records/attachments'
import { mediaTypeOf, originalName } from './original-file'
import { pictureSize } from './picture-size'

/** A file as it is attached to a note: what it is by its bytes, whatever its name says. `sha256` is that of its bytes. */
export function attachmentOf(file: { name: string; bytes: Uint8Array; sha256: string }): Attachment {
  const { bytes, sha256 } = file
  const picture = pictureSize(bytes)
  return {
    sha256,
    name: originalName(file.name),
    bytes: bytes.length,
    ...(picture ?? { mediaType: mediaTypeOf(bytes) }),
  }
}
