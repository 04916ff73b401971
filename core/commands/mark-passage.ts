import { ParleyError } from '../base/errors'
import { placeAt } from '../base/passage-location'
import { withPlainBreaks } from '../base/text'
import { trimmedStretch } from '../base/text-pieces'
import { getOrThrow, type DeskRead } from '../desk/desk-read'
import { checkField } from '../model/schema/check-field'
import type { Applied } from './apply'
import { checkOps } from './check-ops'
import { annotationOf, invalid, linked, made, refuseUncitable } from './cite'
import type { Actor } from './command'
import type { MarkPassage } from './mark-passage-schema'

/**
 * Marks the words at a place of a source's text, as evidence for a field of a record, with a comment, or both, as one edit. Blanks at the edges are left out.
 * Refused if the source has another text by now: the place would be other words.
 * @throws ParleyError `record-missing`, `record-exists`, `field-invalid`, `passage-not-found`, `cited-already`, `rule-broken`
 */
export function markPassage(desk: DeskRead, wanted: MarkPassage, actor: Actor): Applied {
  const marked = planMark(desk, wanted, actor)
  checkOps(desk, marked.ops)
  return marked
}

/** As `markPassage`, without checking the rules: the caller checks them after adding to the plan. */
export function planMark(desk: DeskRead, wanted: MarkPassage, actor: Actor): Applied {
  const { cited, body } = wanted
  if (cited) refuseUncitable(desk, cited)
  const source = getOrThrow(desk, 'source', wanted.source)
  if (source.sha256 === undefined || source.sha256 !== wanted.sha256) throw new ParleyError('passage-not-found')
  const text = desk.sourceText(source.sha256)
  const stretch = trimmedStretch(text, wanted)
  if (!stretch) throw invalid('annotation', wanted.annotation, 'exact', 'blank')
  const place = placeAt(text, stretch.start, stretch.end)
  const wrong = checkField('annotation', 'exact', place.exact)
  if (wrong) throw invalid('annotation', wanted.annotation, 'exact', wrong.reason, wrong.limit, wrong.length)
  const annotation = body === undefined ? annotationOf(desk, wanted, { source, place }, actor) : commented()
  const evidence = cited && linked(desk, cited.evidence, annotation.record.id, cited, actor)
  const ops = [...annotation.ops, ...(evidence?.ops ?? [])]
  const [collection, id] = cited
    ? (['evidence', cited.evidence] as const)
    : (['annotation', wanted.annotation] as const)
  return { ops, label: { kind: 'create', collection, id, fields: [], more: 0 } }

  /** A comment is an annotation of its own: other quotes of the same words are not commented on. */
  function commented() {
    const said = withPlainBreaks(body ?? '').trim()
    const problem = checkField('annotation', 'body', said)
    if (problem) throw invalid('annotation', wanted.annotation, 'body', problem.reason, problem.limit, problem.length)
    const fields = { source: wanted.source, ...place, motivation: 'commenting', body: said }
    return made(desk, 'annotation', wanted.annotation, fields, actor)
  }
}
