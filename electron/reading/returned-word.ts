import { ParleyError } from '../../core/base/errors'
import { FILE_PROPERTIES } from '../../core/memo/returned/anchors'
import type { Mark, ReturnedComment, ReturnedFile, ReturnedFrom } from '../../core/memo/returned/returned-file'
import { kindOfZip, sniffed } from '../../core/reading/file-kind'
import { parseXml } from './parse-xml'
import { isLocked } from './compound-file'
import { markOf, ReturnedWalk } from './returned-walk'
import { zipParts, type ZipParts } from './zip-parts'

/** No file that people work on has more comments. */
const COMMENTS_MAX = 5000

/**
 * Reads a Word file that somebody sent back: its text with tracked changes, its comments, and the marks by which it leads back to its memo.
 * @throws ParleyError `returned-not-word`, `returned-too-much`, `reading-damaged`, `reading-bomb`, `reading-password`
 */
export function returnedWord(bytes: Buffer, file: string): ReturnedFile {
  const { kind } = sniffed(bytes)
  if (kind === 'compound' && isLocked(bytes)) throw new ParleyError('reading-password', { file })
  if (kind !== 'zip') throw new ParleyError('returned-not-word', { file })
  const parts = zipParts(bytes, file)
  if (kindOfZip(parts.names) !== 'docx') throw new ParleyError('returned-not-word', { file })
  const walk = new ReturnedWalk(file)
  const read = (name: string, part: 'body' | 'notes' | 'margins') => {
    const content = parts.read(name)
    if (content) walk.read(content.toString('utf8'), part)
  }
  read('word/document.xml', 'body')
  read('word/footnotes.xml', 'notes')
  read('word/endnotes.xml', 'notes')
  for (const name of parts.names.filter((part) => /^word\/(?:header|footer)\d*\.xml$/.test(part))) read(name, 'margins')
  const from = propertiesOf(parts, file)
  return {
    ...(from ? { from } : {}),
    paragraphs: walk.paragraphs,
    comments: commentsOf(parts, file, walk),
    leftOut: walk.leftOut,
  }
}

/** The memo that the file's own properties name. */
function propertiesOf(parts: ZipParts, file: string): ReturnedFrom | undefined {
  const content = parts.read('docProps/custom.xml')
  if (!content) return undefined
  const said = new Map<string, string>()
  let name: string | undefined
  parseXml(content.toString('utf8'), file, (parser) => {
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'property') name = Object.values(attributes).find((one) => one.local === 'name')?.value
    })
    parser.on('text', (text) => {
      if (name !== undefined && text.trim() !== '') said.set(name, `${said.get(name) ?? ''}${text}`.slice(0, 200))
    })
  })
  const memo = said.get(FILE_PROPERTIES.memo)
  const [version, portions] = [said.get(FILE_PROPERTIES.version), said.get(FILE_PROPERTIES.portions)].map(Number)
  const isNumber = (number: number | undefined): number is number => Number.isSafeInteger(number)
  return memo !== undefined && isNumber(version) && isNumber(portions) ? { memo, version, portions } : undefined
}

interface Written extends Mark {
  id: string
  text: string
  /** The key of its last paragraph, by which replies name it. */
  key?: string
}

function commentsOf(parts: ZipParts, file: string, { ranges }: ReturnedWalk): ReturnedComment[] {
  const content = parts.read('word/comments.xml')
  if (!content) return []
  const written = writtenIn(content.toString('utf8'), file)
  const parents = parentsIn(parts.read('word/commentsExtended.xml')?.toString('utf8'), file)
  const idOf = new Map(written.map(({ id, key }) => [key, id]))
  return written.map(({ key, ...comment }) => {
    const range = ranges.get(comment.id)
    const parent = key === undefined ? undefined : parents.get(key)
    const replyTo = parent === undefined ? undefined : idOf.get(parent)
    return { ...comment, on: '', ...range, ...(replyTo === undefined ? {} : { replyTo }) }
  })
}

function writtenIn(xml: string, file: string): Written[] {
  const written: Written[] = []
  const open: string[] = []
  parseXml(xml, file, (parser) => {
    parser.on('opentag', ({ local, attributes }) => {
      const said = (name: string) => Object.values(attributes).find((one) => one.local === name)?.value
      open.push(local)
      if (local === 'comment') {
        if (written.length >= COMMENTS_MAX) throw new ParleyError('returned-too-much', { file })
        written.push({ id: said('id') ?? '', text: '', ...markOf(said) })
      }
      const last = written.at(-1)
      if (!last) return
      if (local === 'p') {
        const key = said('paraId')
        if (key !== undefined) last.key = key
        if (last.text !== '') last.text += '\n'
      } else if (local === 'br' || local === 'cr') last.text += '\n'
      else if (local === 'tab') last.text += ' '
    })
    parser.on('closetag', () => open.pop())
    parser.on('text', (text) => {
      const last = written.at(-1)
      if (last && open.at(-1) === 't') last.text += text
    })
  })
  return written.map((comment) => ({ ...comment, text: comment.text.trim() })).filter(({ text }) => text !== '')
}

/** The comment that each reply answers, by the keys of their last paragraphs. */
function parentsIn(xml: string | undefined, file: string): Map<string, string> {
  const parents = new Map<string, string>()
  if (xml === undefined) return parents
  parseXml(xml, file, (parser) => {
    parser.on('opentag', ({ local, attributes }) => {
      const said = (name: string) => Object.values(attributes).find((one) => one.local === name)?.value
      const [key, parent] = [said('paraId'), said('paraIdParent')]
      if (local === 'commentEx' && key !== undefined && parent !== undefined) parents.set(key, parent)
    })
  })
  return parents
}
