/** The kinds of file that Parley reads into a source's text. */
export const FILE_KINDS = ['text', 'html', 'docx', 'pdf', 'mail', 'outlook', 'picture'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The kinds that Parley knows by their first bytes but does not read, so that it can name them. */
export const OTHER_KINDS = [
  'oldOffice',
  'archive',
  'spreadsheet',
  'slides',
  'openDocument',
  'richText',
  'program',
  'otherPicture',
  'xml',
] as const
export type OtherKind = (typeof OTHER_KINDS)[number]

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  json: 'text',
  csv: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  pdf: 'pdf',
  eml: 'mail',
  msg: 'outlook',
  png: 'picture',
  jpg: 'picture',
  jpeg: 'picture',
}

/** The endings of the names of files that Parley reads, without the dot. */
export const FILE_ENDINGS: readonly string[] = Object.keys(BY_ENDING)

/** The ending of a file's name in small letters, without the dot; empty if it has none. */
export function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The kind that a file's name says; undefined for an ending that Parley does not read. */
export function kindByName(name: string): FileKind | undefined {
  return BY_ENDING[endingOf(name)]
}

const MAGIC: readonly (readonly [kind: FileKind | OtherKind, media: string, ...first: number[]])[] = [
  ['pdf', 'application/pdf', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['picture', 'image/png', 0x89, 0x50, 0x4e, 0x47],
  ['picture', 'image/jpeg', 0xff, 0xd8, 0xff],
  ['otherPicture', 'image/tiff', 0x49, 0x49, 0x2a, 0x00],
  ['otherPicture', 'image/tiff', 0x4d, 0x4d, 0x00, 0x2a],
  ['otherPicture', 'image/gif', 0x47, 0x49, 0x46, 0x38],
  ['richText', 'application/rtf', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['archive', 'application/gzip', 0x1f, 0x8b],
  ['archive', 'application/x-7z-compressed', 0x37, 0x7a, 0xbc, 0xaf],
  ['archive', 'application/vnd.rar', 0x52, 0x61, 0x72, 0x21],
  ['program', 'application/octet-stream', 0x7f, 0x45, 0x4c, 0x46],
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** The kind and the media type of a file, by its bytes. `zip` and `compound` need a look inside. */
export type Sniffed =
  { kind: FileKind | OtherKind; mediaType: string } | { kind: 'zip' | 'compound' | 'empty'; mediaType?: never }

const begins = (bytes: Uint8Array, first: readonly number[], at = 0) =>
  first.every((byte, index) => bytes[at + index] === byte)
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/**
 * Tells the kind of a file from its first bytes, whatever its name. A file without a mark of its own is text. HTML and mail are known by how they begin:
 * plain text about them does not begin that way.
 */
export function sniffed(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'empty' }
  for (const [kind, mediaType, ...first] of MAGIC) if (begins(bytes, first)) return { kind, mediaType }
  if (begins(bytes, ZIP)) return { kind: 'zip' }
  if (begins(bytes, COMPOUND)) return { kind: 'compound' }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
    return { kind: 'otherPicture', mediaType: 'image/webp' }
  // "BM" and "MZ" may also begin a text: their headers have zero bytes, which no text has.
  if (ascii(bytes, 0, 2) === 'BM' && begins(bytes, [0, 0, 0, 0], 6))
    return { kind: 'otherPicture', mediaType: 'image/bmp' }
  if (ascii(bytes, 0, 2) === 'MZ' && bytes.subarray(0, 64).includes(0))
    return { kind: 'program', mediaType: 'application/octet-stream' }
  // A PDF may have rubbish before its mark.
  if (ascii(bytes, 0, 1024).includes('%PDF-1.')) return { kind: 'pdf', mediaType: 'application/pdf' }
  const head = ascii(bytes, 0, 2000)
    .replaceAll('\0', '')
    .replace(/^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '')
  if (HTML.test(head)) return { kind: 'html', mediaType: 'text/html' }
  if (/^\s*<\?xml\b/.test(head)) return { kind: 'xml', mediaType: 'application/xml' }
  if (isMail(head)) return { kind: 'mail', mediaType: 'message/rfc822' }
  return { kind: 'text', mediaType: 'text/plain' }
}

/** A comment ends at its first end: two could else be read as one, in more ways than can be tried where a page has many. */
const HTML = /^\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[^])*-->\s*)*<(!doctype\s+html|html|head|body)\b/i

/** Does a text begin with a mail's header: lines of "Name: value", some of which a mail alone has? */
function isMail(head: string): boolean {
  const names = new Set<string>()
  for (const line of head.split(/\r?\n/)) {
    if (line === '') break
    const [, name] = /^([!-9;-~]+):(?:\s|$)/.exec(line) ?? []
    if (name === undefined && !/^[ \t]/.test(line)) return false
    if (name !== undefined) names.add(name.toLowerCase())
  }
  return names.has('from') && ['message-id', 'mime-version', 'received', 'date'].some((name) => names.has(name))
}

/** The media type of a file whose bytes need a look inside. */
export const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  outlook: 'application/vnd.ms-outlook',
} as const

/** The kind of a packed file by the names of its parts; a plain archive if it is no document. */
export function kindOfZip(names: readonly string[]): FileKind | OtherKind {
  if (names.includes('word/document.xml')) return 'docx'
  if (names.some((name) => name.startsWith('xl/'))) return 'spreadsheet'
  if (names.some((name) => name.startsWith('ppt/'))) return 'slides'
  return names.includes('mimetype') ? 'openDocument' : 'archive'
}

/** May a file of this kind have this name? HTML, Markdown and mail are also plain text, and a name without a known ending says nothing. */
export function fitsName(kind: FileKind | OtherKind, name: string): boolean {
  const said = kindByName(name)
  return said === undefined || said === kind || (said === 'text' && (kind === 'html' || kind === 'mail'))
}
