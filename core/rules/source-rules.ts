import { ParleyError } from '../base/errors'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import type { Annotation, Source } from '../model/records/records'
import type { Finding } from '../model/values/finding'

/** The text that a source names must exist and be unchanged. */
export function sourceRules(desk: DeskRead, source: Source): Finding[] {
  const about = { collection: 'source', id: source.id } as const
  if (retellsItself(desk, source))
    return [{ severity: 'error', code: 'source-cycle', about, field: 'retells', params: {} }]
  if (source.sha256 === undefined) return []
  try {
    desk.sourceText(source.sha256)
    return []
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    const code = error.code === 'source-text-corrupt' ? 'text-corrupt' : 'text-missing'
    return [{ severity: 'error', code, about, field: 'sha256', params: { sha256: source.sha256 } }]
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

/**
 * An annotation's quote must equal its source's text at its offsets, with its prefix before it and its suffix after it. A quote that does not is reported as an
 * orphan, and never moved to a lookalike.
 */
export function annotationRules(desk: DeskRead, annotation: Annotation): Finding[] {
  const about = { collection: 'annotation', id: annotation.id } as const
  const source = getOrThrow(desk, 'source', annotation.source)
  const orphan: Finding = {
    severity: 'error',
    code: 'quote-mismatch',
    about,
    field: 'exact',
    params: { source: source.id },
  }
  if (source.sha256 === undefined) return [orphan]
  // A missing text is reported for the source itself.
  if (sourceRules(desk, source).length > 0) return []
  return isAnchored(annotation, desk.sourceText(source.sha256)) ? [] : [orphan]
}

/** Does the text have the quote where the annotation says? Offsets count UTF-16 code units. */
export function isAnchored(annotation: Annotation, text: string): boolean {
  const { start, end, exact, prefix, suffix } = annotation
  return text.slice(start, end) === exact && text.slice(0, start).endsWith(prefix) && text.slice(end).startsWith(suffix)
}
