import { z } from 'zod'
import { attachmentSchema, type Attachment } from '../model/records/attachments'

/** A file that waits for its note to be saved, and the name under which the desk's process holds it. */
const heldFileSchema = z.object({ held: z.uuid(), attachment: attachmentSchema })
export type HeldFile = z.infer<typeof heldFileSchema>

const noteFilesSchema = z.object({ added: z.array(heldFileSchema), removed: z.array(z.string()) })
/** What becomes of the files of a note when it is saved: some are added, and those with some hashes are gone. An added one that is taken off again is in both. */
export type NoteFiles = Readonly<z.infer<typeof noteFilesSchema>>

export const NO_FILES: NoteFiles = { added: [], removed: [] }
export const hasFiles = ({ added, removed }: NoteFiles): boolean => added.length + removed.length > 0

/** A note that is being written: its text so far, and its files. */
export interface NoteDraft {
  text: string
  files: NoteFiles
}

/** No text that a person types begins so. */
const PACKED = '\u0000'

/** A draft as one text, to be kept beside other unsaved texts: the text alone if it has no files. */
export const packDraft = ({ text, files }: NoteDraft): string =>
  hasFiles(files) ? PACKED + JSON.stringify({ text, files }) : text

/** A draft from its one text. What cannot be read is a text. */
export function unpackDraft(packed: string): NoteDraft {
  if (!packed.startsWith(PACKED)) return { text: packed, files: NO_FILES }
  try {
    return z.object({ text: z.string(), files: noteFilesSchema }).parse(JSON.parse(packed.slice(1)))
  } catch {
    return { text: packed.slice(1), files: NO_FILES }
  }
}

/** The files of a note once it is saved: each once, those that it has first. */
export function filesAfter(present: readonly Attachment[], { added, removed }: NoteFiles): Attachment[] {
  const all = [...present, ...added.map(({ attachment }) => attachment)]
  const files = new Map(all.toReversed().map((file) => [file.sha256, file]))
  return [...files.values()].toReversed().filter(({ sha256 }) => !removed.includes(sha256))
}

/** Adds a file; one that was taken off is put back. */
export function withFile(files: NoteFiles, file: HeldFile): NoteFiles {
  const { sha256 } = file.attachment
  return {
    added: [...files.added.filter(({ attachment }) => attachment.sha256 !== sha256), file],
    removed: files.removed.filter((other) => other !== sha256),
  }
}

/** Takes a file off, or puts it back. */
export const withRemoved = ({ added, removed }: NoteFiles, sha256: string, isRemoved: boolean): NoteFiles => ({
  added,
  removed: [...removed.filter((other) => other !== sha256), ...(isRemoved ? [sha256] : [])],
})

/** The files of two drafts that become one. */
export const joinedFiles = (first: NoteFiles, second: NoteFiles): NoteFiles =>
  second.added.reduce((files, file) => withFile(files, file), first)
