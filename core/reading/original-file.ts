import { isBlank, withoutUnprintable } from '../base/text'
import type { SourceDraft } from './source-draft'
import { sniffed } from './file-kind'

/** The name of a file as a record keeps it: the end of it, if it is long. */
export function originalName(name: string): string {
  const clean = withoutUnprintable(name.slice(-200), 'one').trim()
  return isBlank(clean) ? 'file' : clean
}

/** The name of a file without its ending, as a title. */
export const titleOfFile = (name: string): string => name.replace(/\.[^.]*$/, '').slice(0, 200)

/** The media type of a file that is not read, by its first bytes; what has no mark of its own is just bytes. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const { kind, mediaType } = sniffed(bytes)
  return mediaType === undefined || kind === 'text' ? 'application/octet-stream' : mediaType
}

/** The draft of a source that has a file and no text. `sha256` is that of its bytes. */
export function unreadDraft(
  { name, bytes, sha256 }: { name: string; bytes: Uint8Array; sha256: string },
  language: SourceDraft['language'],
): SourceDraft {
  const title = titleOfFile(name)
  return {
    text: '',
    kind: 'unread',
    ...(title === '' ? {} : { title }),
    language,
    original: { sha256, name: originalName(name), mediaType: mediaTypeOf(bytes), bytes: bytes.length },
    problems: [],
  }
}
