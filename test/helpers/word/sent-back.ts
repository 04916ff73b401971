import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { getOrThrow, settingsOf, type DeskRead } from '../../../core/desk/desk-read'
import { planCommand } from '../../../core/commands/plan-command'
import type { Actor, DeskCommand } from '../../../core/commands/command'
import { overlay } from '../../../core/desk/staged-desk'
import { withTexts } from '../../../core/desk/with-text'
import { anchorsOf } from '../../../core/memo/returned/anchors'
import { memoAsPrinted } from '../../../core/memo/saved/gather-for'
import type { Language } from '../../../core/base/text'
import { MADE_MEMOS, type MadeMemoType } from '../../../core/model/values/made-memos'
import { MEMO_SUBJECTS } from '../../../core/memo/saved/memo-subjects'
import { returnedView } from '../../../core/queries/returned-view'
import { sampleDesk } from '../desks/sample'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { returnedWord } from '../../../electron/reading/returned-word'
import { memoWord } from '../../../electron/word/memo-word'

/** A desk after a command, in memory. */
export function after(desk: DeskRead, command: DeskCommand): DeskRead {
  const [person] = desk.all('staff')
  if (!person) throw new Error('nobody works on the desk')
  const actor: Actor = { staff: person.id as Actor['staff'], at: '2025-06-08T09:00:00Z' }
  const { ops, texts = [] } = planCommand(desk, command, actor, sha256Of)
  const kept = new Map(texts.map(({ text }) => [sha256Of(text), text]))
  return overlay(withTexts(desk, 'memo', kept), ops)
}

/** The brief of the sample. */
export const BRIEF = 'memo-leaders'

/** The brief of the sample with a desk comment of three lines. */
export async function withDeskComment(
  words = 'Keep the tone calm.\n- Say nothing of dates.\nThank the hosts.',
): Promise<DeskRead> {
  const desk = await sampleDesk()
  const { rev, sections = [] } = getOrThrow(desk, 'memo', BRIEF)
  const purpose = [...sections.filter(({ section }) => section !== 'purpose'), { section: 'purpose', words }]
  return after(desk, { kind: 'change', collection: 'memo', id: BRIEF, rev, fields: { sections: purpose } })
}

/** The sample with a memo of a kind in a language, under the id "memo-a". */
export function withMemo(desk: DeskRead, type: MadeMemoType, language: Language): DeskRead {
  const settings = settingsOf(desk)
  const inLanguage = overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settings, language } }])
  const about = MEMO_SUBJECTS[MADE_MEMOS[type].about].next(inLanguage)
  if (about === undefined) throw new Error(`the desk has nothing for a ${type}`)
  return after(inLanguage, { kind: 'makeMemo', type, about, id: 'memo-a' })
}

/** The Word file of a saved memo, as the desk exports it. */
export function exported(desk: DeskRead, id: string): Promise<Uint8Array> {
  const memo = getOrThrow(desk, 'memo', id)
  const model = memoAsPrinted(desk, memo)
  return memoWord(model, anchorsOf(memo, model))
}

/** A file with its document rewritten, and other parts. */
export function rewritten(
  bytes: Uint8Array,
  rewrite: (xml: string) => string,
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = unzipSync(bytes)
  const name = 'word/document.xml'
  const xml = rewrite(strFromU8(parts[name] ?? new Uint8Array()))
  const texts = Object.entries({ [name]: xml, ...more }).map(([part, text]) => [part, strToU8(text)] as const)
  return zipSync({ ...parts, ...Object.fromEntries(texts) })
}

/** A text in the first run that has it, with another in its place: tracked by a person as Word does, or without tracking. */
export function edited(xml: string, was: string, now: string, who?: string): string {
  const by = `w:id="9001" w:author="${who ?? ''}" w:date="2025-06-09T10:00:00Z"`
  return inRun(xml, was, (looks) => {
    const run = (text: string, name = 't') =>
      text === '' ? '' : `<w:r>${looks}<w:${name} xml:space="preserve">${escaped(text)}</w:${name}></w:r>`
    return who === undefined
      ? run(now)
      : `<w:del ${by}>${run(was, 'delText')}</w:del>${now === '' ? '' : `<w:ins ${by}>${run(now)}</w:ins>`}`
  })
}

/** A text with a comment on it. */
export const commented = (xml: string, on: string, id: number): string =>
  inRun(
    xml,
    on,
    (looks) =>
      `<w:commentRangeStart w:id="${id}"/><w:r>${looks}<w:t xml:space="preserve">${escaped(on)}</w:t></w:r><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
  )

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

/** The parts of a file's comments: each with its author, text, and the comment that it answers. */
export function commentParts(
  comments: readonly { id: number; who: string; text: string; replyTo?: number }[],
): Record<string, string> {
  const key = (id: number) => `0000${id}`.slice(-8).padStart(8, '0')
  const each = comments.map(
    ({ id, who, text }) =>
      `<w:comment w:id="${id}" w:author="${who}" w:date="2025-06-09T11:00:00Z"><w:p w14:paraId="${key(id)}"><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:comment>`,
  )
  const extended = comments.map(
    ({ id, replyTo }) =>
      `<w15:commentEx w15:paraId="${key(id)}"${replyTo === undefined ? '' : ` w15:paraIdParent="${key(replyTo)}"`} w15:done="0"/>`,
  )
  return {
    'word/comments.xml': `<w:comments ${W} ${W14}>${each.join('')}</w:comments>`,
    'word/commentsExtended.xml': `<w15:commentsEx ${W15}>${extended.join('')}</w15:commentsEx>`,
  }
}

/** What a returned file suggests for a memo. */
export const readBack = (desk: DeskRead, id: string, bytes: Uint8Array) =>
  returnedView(desk, id, { name: 'memo.docx', file: returnedWord(Buffer.from(bytes), 'memo.docx') }, 1000)

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const RUN = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/gu

function inRun(xml: string, wanted: string, put: (looks: string) => string): string {
  const text = escaped(wanted)
  for (const found of xml.matchAll(RUN)) {
    const [run, looks = '', content = ''] = found
    const at = content.replaceAll('&apos;', "'").indexOf(text)
    if (at === -1) continue
    const side = (part: string) => (part === '' ? '' : `<w:r>${looks}<w:t xml:space="preserve">${part}</w:t></w:r>`)
    const before = side(content.slice(0, at))
    const behind = side(content.slice(at + text.length))
    return `${xml.slice(0, found.index)}${before}${put(looks)}${behind}${xml.slice(found.index + run.length)}`
  }
  throw new Error(`no run has ${wanted}`)
}
