import { ParleyError } from '../base/errors'
import { isBlank } from '../base/text'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { withText } from '../desk/with-text'
import { tidySourceText } from '../reading/source-text'
import type { AddSource } from './add-source-schema'
import { planRecord } from './apply'
import type { AppliedWithTexts, Hash } from './applied-with-texts'
import { checkOps } from './check-ops'
import type { Actor } from './command'
import { originalOf } from './keep-original'

/**
 * Adds a source with its whole text, or with its file alone, as one edit. The text is kept as `tidySourceText` makes it, which changes nothing in the text of a draft.
 * @throws ParleyError `record-exists`, `field-invalid`, `rule-broken`
 */
export function addSource(desk: DeskRead, wanted: AddSource, actor: Actor, hash: Hash): AppliedWithTexts {
  const planned = planAddSource(desk, wanted, actor, hash)
  const [text = ''] = planned.texts
  checkOps(withText(desk, 'source', hash(text), text), planned.ops)
  return planned
}

/** As `addSource`, without checking the rules: the caller checks them after adding to the plan. */
export function planAddSource(desk: DeskRead, wanted: AddSource, actor: Actor, hash: Hash): AppliedWithTexts {
  const { id, issued, readByMachine, scheduleRevision } = wanted
  const original = originalOf(wanted)
  // The lines of a schedule are in its file alone.
  if (original ? scheduleRevision !== undefined && !original.kept : (wanted.keep ?? scheduleRevision) !== undefined)
    throw invalid(id, 'original', 'missing')
  const text = tidySourceText(wanted.text ?? '')
  if (isBlank(text) && (wanted.text !== undefined || !original?.kept)) throw invalid(id, 'sha256', 'blank')
  const [title, publisher, URL] = [wanted.title, wanted.publisher, wanted.URL].map((field) => (field ?? '').trim())
  if (!title) throw invalid(id, 'citation.title', 'missing')
  const author = (wanted.author ?? '').split(/[;；]/).map((name) => name.trim())
  const names = author.filter((name) => name !== '').map((literal) => ({ literal }))
  const citation = {
    type: 'document',
    title,
    ...(names.length > 0 ? { author: names } : {}),
    ...(publisher ? { publisher } : {}),
    ...(URL ? { URL } : {}),
    ...(issued ? { issued } : {}),
  }
  const settings = settingsOf(desk)
  const fields = {
    kind: 'document',
    citation,
    language: wanted.language ?? settings.language,
    reliability: wanted.reliability ?? 'unknown',
    ...(wanted.text === undefined ? {} : { sha256: hash(text) }),
    ...(original ? { original } : {}),
    ...(readByMachine === true ? { readByMachine } : {}),
    ...(scheduleRevision === undefined ? {} : { scheduleRevision: scheduleRevision.trim() }),
    marking: settings.defaultMarking,
  }
  return {
    ...planRecord(desk, { kind: 'create', collection: 'source', id, fields }, actor),
    texts: wanted.text === undefined ? [] : [text],
  }
}

const invalid = (id: string, field: string, reason: string) =>
  new ParleyError('field-invalid', { collection: 'source', id, field, reason, limit: 0, length: 0 })
