import { isAnchored } from '../anchors/passage-location'
import { ParleyError } from '../base/errors'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { markedBelow } from '../desk/marked-below'
import type { Annotation, Source } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'

/** The text that a source names must exist and be unchanged. */
export function sourceRules(desk: DeskRead, source: Source): Finding[] {
  const about = { collection: 'source', id: source.id } as const
  if (retellsItself(desk, source))
    return [{ severity: 'error', code: 'source-cycle', about, field: 'retells', params: {} }]
  return source.sha256 === undefined ? [] : textRules(desk, about, 'sha256', source.sha256)
}

function textRules(desk: DeskRead, about: RecordRef, field: string, sha256: string): Finding[] {
  try {
    desk.sourceText(sha256)
    return []
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    const code = error.code === 'source-text-corrupt' ? 'text-corrupt' : 'text-missing'
    return [{ severity: 'error', code, about, field, params: { sha256 } }]
  }
}

function retellsItself(desk: DeskRead, source: Source): boolean {
  const seen = new Set<string>([source.id])
  let next = source.retells
  while (next) {
    if (seen.has(next)) return true
    seen.add(next)
    next = desk.get('source', next)?.retells
  }
  return false
}

/** A quote says what its source says, so it has at least the marking of its source. */
export function quoteMarkingRules(desk: DeskRead, source: Source): Finding[] {
  const { length: count } = markedBelow(desk, source)
  const about = { collection: 'source', id: source.id } as const
  return count === 0
    ? []
    : [{ severity: 'warning', code: 'quotes-marked-low', about, field: 'marking', params: { count } }]
}

/**
 * An annotation's quote must equal its text at its offsets, with its prefix before it and its suffix after it. The text is its source's, or an earlier one of its
 * source if it names one: then it is an orphan, a warning until a person finds its place in the present text. It is never moved to a lookalike.
 * One that a person placed at other words is a warning until somebody has checked it.
 */
export function annotationRules(desk: DeskRead, annotation: Annotation): Finding[] {
  const about = { collection: 'annotation', id: annotation.id } as const
  const source = getOrThrow(desk, 'source', annotation.source)
  const { snapshot } = annotation
  const params = { source: source.id }
  const mismatch: Finding = { severity: 'error', code: 'quote-mismatch', about, field: 'exact', params }
  const text = snapshot ?? source.sha256
  if (text === undefined) return [mismatch]
  // The present text, if missing, is reported for the source itself.
  const unread = snapshot === undefined ? sourceRules(desk, source) : textRules(desk, about, 'snapshot', snapshot)
  if (unread.length > 0) return snapshot === undefined ? [] : unread
  if (!isAnchored(annotation, desk.sourceText(text))) return [mismatch]
  if (snapshot !== undefined) return [{ severity: 'warning', code: 'quote-orphaned', about, field: 'snapshot', params }]
  return annotation.was === undefined
    ? []
    : [{ severity: 'warning', code: 'quote-reworded', about, field: 'was', params }]
}
