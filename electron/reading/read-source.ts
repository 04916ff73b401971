import { createHash } from 'node:crypto'
import { ParleyError } from '../../core/base/errors'
import { isBlank } from '../../core/base/text'
import type { TextEncoding } from '../../core/base/text-encodings'
import {
  endingOf,
  fitsName,
  kindByName,
  kindOfZip,
  MEDIA_TYPES,
  sniffed,
  FILE_KINDS,
  type FileKind,
  type OtherKind,
} from '../../core/reading/file-kind'
import { originalName, titleOfFile } from '../../core/reading/original-file'
import { proposeCitation } from '../../core/reading/propose-citation'
import type { ReadingProblem, SourceDraft } from '../../core/reading/source-draft'
import { SOURCE_TEXT_MAX } from '../../core/anchors/source-text'
import { controlsIn, tidySourceText } from '../../core/reading/source-text'
import { looksLikeSchedule } from '../../core/rates/schedule/schedule-file'
import { hasStream, isLocked } from './compound-file'
import { docxText } from './docx-text'
import { htmlText } from './html-text'
import { mailText } from './mail-text'
import { outlookText } from './outlook-text'
import { pdfText } from './pdf-text'
import { pictureText } from './picture-text'
import type { FileText, ReadingProgress } from './read-result'
import { countSchedule } from './schedule-file'
import { decodedPage, decodedText } from './text-file'
import { zipParts } from './zip-parts'

/** A file to read, with the encoding that a person says it has, if any; or a text that was pasted. */
export type ToRead = { name: string; bytes: Uint8Array; as?: TextEncoding | undefined } | { text: string }

/** Surroundings of a reading: the folder of the tables and the reader of pictures, and who hears how far it is. */
export interface ReadingWorld {
  folder: string
  progress: ReadingProgress
}

/**
 * Reads a file or a pasted text into the draft of a source.
 * @throws ParleyError `reading-…`: Parley does not read such files, cannot read this one, or finds no text in it
 */
export async function readSource(what: ToRead, world: ReadingWorld): Promise<SourceDraft> {
  if ('text' in what) return draftOf({ text: what.text }, 'text', '')
  const { name } = what
  const bytes = Buffer.from(what.bytes.buffer, what.bytes.byteOffset, what.bytes.byteLength)
  const { kind, mediaType, read } = openedAs(bytes, what)
  const found = await read(world)
  const original = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    name: originalName(name),
    mediaType,
    bytes: bytes.length,
  }
  if (kind !== 'text' || !looksLikeSchedule(found.text)) return { ...draftOf(found, kind, name), original }
  const schedule = countSchedule(found.text, { name, size: bytes.length, progress: world.progress })
  return { text: '', kind: 'schedule', title: schedule.revision, language: 'en', original, schedule, problems: [] }
}

interface Opened {
  kind: FileKind
  mediaType: string
  read: (world: ReadingWorld) => Promise<FileText>
}

/** How a file is to be read, by its content; its name must fit. */
function openedAs(bytes: Buffer, { name, as }: { name: string; as?: TextEncoding | undefined }): Opened {
  const found = sniffed(bytes)
  if (found.kind === 'empty') throw new ParleyError('reading-empty', { file: name })
  if (found.kind === 'zip') {
    const parts = zipParts(bytes, name)
    const kind = readable(kindOfZip(parts.names), name)
    return { kind, mediaType: MEDIA_TYPES.docx, read: () => Promise.resolve(docxText(parts, name)) }
  }
  if (found.kind === 'compound') {
    const kind = readable(kindOfCompound(bytes, name), name)
    return { kind, mediaType: MEDIA_TYPES.outlook, read: () => Promise.resolve(outlookText(bytes, name)) }
  }
  const kind = readable(asNamed(found.kind, name), name)
  const mediaType = kind === 'text' ? 'text/plain' : kind === 'html' ? 'text/html' : (found.mediaType ?? '')
  return { kind, mediaType, read: (world) => READERS[kind](bytes, name, world, as) }
}

type Reader = (bytes: Buffer, file: string, world: ReadingWorld, as?: TextEncoding) => Promise<FileText>

const READERS: Record<FileKind, Reader> = {
  text: (bytes, file, _world, as) => Promise.resolve({ text: decodedText(bytes, file, as) }),
  html: (bytes, file, _world, as) => Promise.resolve(htmlText(decodedPage(bytes, file, as))),
  docx: (bytes, file) => Promise.resolve(docxText(zipParts(bytes, file), file)),
  pdf: (bytes, file, { folder, progress }) => pdfText(bytes, file, folder, progress),
  mail: (bytes, file) => mailText(bytes, file),
  outlook: (bytes, file) => Promise.resolve(outlookText(bytes, file)),
  picture: (bytes, file, { folder, progress }) => pictureText(bytes, file, folder, progress),
}

/** Text has no mark of its own: a page may begin anyhow, and a text may be about pages or mails. */
function asNamed(kind: FileKind | OtherKind, name: string): FileKind | OtherKind {
  const said = kindByName(name)
  if (kind === 'text' && said === 'html') return 'html'
  return said === 'text' && (kind === 'html' || kind === 'mail') ? 'text' : kind
}

const isReadable = (kind: FileKind | OtherKind): kind is FileKind => FILE_KINDS.some((known) => known === kind)

/** The usual ending of the names of a kind of file. */
const ENDING: Record<FileKind, string> = {
  text: '.txt',
  html: '.html',
  docx: '.docx',
  pdf: '.pdf',
  mail: '.eml',
  outlook: '.msg',
  picture: '.png/.jpg',
}

function readable(kind: FileKind | OtherKind, file: string): FileKind {
  if (!isReadable(kind)) throw new ParleyError('reading-kind', { file })
  if (fitsName(kind, file)) return kind
  throw new ParleyError('reading-name', { file, found: ENDING[kind], ending: `.${endingOf(file)}` })
}

/** A compound file is a mail of Outlook's, a locked document, or a document of an old Office. */
function kindOfCompound(bytes: Buffer, file: string): FileKind | OtherKind {
  if (isLocked(bytes)) throw new ParleyError('reading-password', { file })
  return hasStream(bytes, '__properties_version1.0') ? 'outlook' : 'oldOffice'
}

/** A draft of what was found; the name of its file is the last that could be its title. */
function draftOf(found: FileText, kind: FileKind, name: string): SourceDraft {
  // A text with pages is tidy already: tidying it would move them.
  const text = found.pages ? found.text : tidySourceText(found.text)
  if (isBlank(text)) throw new ParleyError('reading-no-text', { file: name })
  if (text.length > SOURCE_TEXT_MAX)
    throw new ParleyError('reading-too-long', { file: name, limit: SOURCE_TEXT_MAX / 1_000_000 })
  const { title, ...proposed } = proposeCitation(text, found.details)
  const named = titleOfFile(name)
  return {
    text,
    kind,
    ...((title ?? named) === '' ? {} : { title: title ?? named }),
    ...proposed,
    ...(found.pages ? { pages: [...found.pages] } : {}),
    ...(found.byMachine ? { readByMachine: true } : {}),
    problems: problemsIn(found),
  }
}

function problemsIn({ text, attachments = 0, emptyPages = [] }: FileText): ReadingProblem[] {
  const leftOut = controlsIn(text)
  return [
    ...(attachments > 0 ? [{ what: 'attachments' as const, count: attachments }] : []),
    ...(emptyPages.length > 0 ? [{ what: 'emptyPages' as const, pages: [...emptyPages] }] : []),
    ...(leftOut > 0 ? [{ what: 'leftOut' as const, count: leftOut }] : []),
  ]
}
