import { getRef, type DeskRead } from '../desk/desk-read'
import { refKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import { correctedTexts, deletedTexts, noneIfRefused } from '../memo/saved/corrected-texts'
import { ratesOfMemo } from '../memo/saved/memo-figures'
import type { Memo } from '../model/records/records'
import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'

/** A figure in print that the desk has corrected: the words around it as printed, and as the desk has them now for that day; no `now` if its record is deleted. */
interface Corrected {
  ref: RecordRef
  /** The rate or the record that it is of. */
  figure: Title
  printed: string
  now?: string
}

/**
 * The figures of an issued memo that the desk has corrected since: what the memo printed differs from what the desk says now of that instant, by what was known at the
 * cut-off, so the world did not change but we did; and those of records that are deleted since. None of a draft, and of a memo that is recalled or has been replaced.
 */
export function correctedFigures(desk: DeskRead, memo: Memo): Finding[] {
  if (memo.status !== 'issued') return []
  const found = [
    ...noneIfRefused(() => rates(desk, memo)),
    ...noneIfRefused(() => otherFigures(desk, memo)),
    ...noneIfRefused(() => ofDeleted(desk, memo)),
  ]
  const about = { collection: 'memo', id: memo.id } as const
  const said = new Set<string>()
  return found.flatMap(({ ref, figure, printed, now }): Finding[] => {
    const shown = { printed: cut(printed) }
    if (now !== undefined)
      return [
        {
          severity: 'warning',
          code: 'issued-figure-corrected',
          about,
          field: 'snapshot',
          params: { figure: figure.en, 'figure.en': figure.en, 'figure.ja': figure.ja, ...shown, now: cut(now) },
        },
      ]
    // Once for each record.
    if (said.size === said.add(refKey(ref)).size) return []
    return [{ severity: 'warning', code: 'issued-record-deleted', about, field: 'snapshot', params: shown }]
  })
}

const rates = (desk: DeskRead, memo: Memo): Corrected[] =>
  ratesOfMemo(desk, memo, memo.asOf).flatMap(({ ref, title, printed, knownThen }): Corrected[] => {
    const figure = { en: title, ja: title }
    if (knownThen === undefined) return getRef(desk, ref) ? [] : [{ ref, figure, printed: `${title}: ${printed}` }]
    return knownThen === printed ? [] : [{ ref, figure, printed, now: knownThen }]
  })

/** The first figure of each record that is deleted. */
const ofDeleted = (desk: DeskRead, memo: Memo): Corrected[] =>
  deletedTexts(desk, memo).map(({ ref, printed }) => ({ ref, figure: { en: ref.id, ja: ref.id }, printed }))

const otherFigures = (desk: DeskRead, memo: Memo): Corrected[] =>
  correctedTexts(desk, memo).map(({ ref, printed, corrected }) => ({
    ref,
    figure: titleOf(desk, ref),
    printed,
    now: corrected,
  }))

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79).replace(/\p{Surrogate}$/u, '')}…` : text)
