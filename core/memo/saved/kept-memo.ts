import { z } from 'zod'
import { ParleyError } from '../../base/errors'
import { asOfOf, settingsOf, type DeskRead } from '../../desk/desk-read'
import type { Memo } from '../../model/records/records'
import { memoContentSchema, type MemoContent } from '../memo-content'
import { memoModelSchema } from '../memo-model'
import { memoOwnSchema } from '../memo-own'

/** The version of the saved text that this Parley writes, and the newest that it reads. */
const KEPT_VERSION = 1

/** The content kept with a saved memo: what it took from the records, and, once it is issued, the whole memo in print. */
const keptMemoSchema = z.object({
  parleyMemo: z.literal(KEPT_VERSION),
  content: memoContentSchema,
  issued: memoModelSchema.optional(),
  /** In the text that a downgrade was given for: the memo's own part then. */
  own: memoOwnSchema.optional(),
})
export type KeptMemo = Pick<z.infer<typeof keptMemoSchema>, 'content' | 'issued' | 'own'>

/** The text in which it is kept. The same memo always gives the same text. */
export function keptMemoText(kept: KeptMemo): string {
  // Parsing gives the members one order, wherever the memo comes from.
  return `${JSON.stringify(keptMemoSchema.parse({ parleyMemo: KEPT_VERSION, ...kept }))}\n`
}

/** Do two contents print the same? The revisions of the records used do not show. */
export function printsTheSame(one: MemoContent, other: MemoContent): boolean {
  return shownOf(one) === shownOf(other)
}

// The kept content is compared again after every edit of the desk.
const shownCache = new WeakMap<MemoContent, string>()

function shownOf(content: MemoContent): string {
  const known = shownCache.get(content)
  if (known !== undefined) return known
  const shown = keptMemoText({ content: { ...content, used: content.used.map((ref) => ({ ...ref, rev: 0 })) } })
  shownCache.set(content, shown)
  return shown
}

// A text is named by its hash and never changes, so it is parsed once.
const parsed = new Map<string, KeptMemo>()
const PARSED_MOST = 400

/** The content kept with a memo, or undefined if it is composed from the records each time. @throws ParleyError `memo-text-missing`, `memo-text-corrupt` */
export function keptOf(desk: DeskRead, memo: Pick<Memo, 'snapshot'>): KeptMemo | undefined {
  const { snapshot } = memo
  if (snapshot === undefined) return undefined
  const known = parsed.get(snapshot)
  if (known) return known
  const kept = keptMemoSchema.safeParse(parseJson(desk.memoText(snapshot)))
  if (!kept.success) throw new ParleyError('memo-text-corrupt', { sha256: snapshot })
  const [oldest] = parsed.keys()
  if (parsed.size >= PARSED_MOST && oldest !== undefined) parsed.delete(oldest)
  parsed.set(snapshot, kept.data)
  return kept.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The default as-of instant of a memo of this desk, and its zone. */
export function startOfMemo(desk: DeskRead, now: string): { asOf: string; timeZone: string } {
  const settings = settingsOf(desk)
  const { asOf, timeZone } = asOfOf(settings, now)
  return { asOf, timeZone }
}
