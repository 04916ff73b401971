import { ParleyError } from '../../../core/base/errors'
import type { Cite } from '../../../core/commands/cite-schema'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import { checkField } from '../../../core/model/schema/check-field'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { invalidText } from '../../../core/text/describe'
import { newId } from '../../client/new-id'
import type { Texts } from '../../text/text-context'

/** The dialog's content as typed. */
export interface CiteDraft {
  which: 'new' | 'known'
  known: string | undefined
  title: string
  publisher: string
  author: string
  /** A date, or text that is not understood, for its schema to refuse. */
  issued: unknown
  URL: string
  reliability: string
  passage: string
  /** The chosen place of the passage, if it is at several, and the text that the person saw. */
  place?: { start: number; sha256: string } | undefined
  field: string
  role: string
}

/** The facts about a source, as typed. */
export type SourceFields = Pick<CiteDraft, 'title' | 'publisher' | 'author' | 'issued' | 'URL' | 'reliability'>

export const emptyDraft = (field: string): CiteDraft => ({
  which: 'new',
  known: undefined,
  title: '',
  publisher: '',
  author: '',
  issued: undefined,
  URL: '',
  reliability: 'unknown',
  passage: '',
  field,
  role: 'supports',
})

/** A problem, and the input beside which it shows; `''` for none of them. */
export interface CiteProblem {
  at: keyof CiteDraft | ''
  says: string
}

/** Finds problems before the desk is asked; the desk finds the rest. */
export function problemOf(draft: CiteDraft, { t, language }: Texts): CiteProblem | undefined {
  if (draft.which === 'known' && draft.known === undefined) return { at: 'known', says: t('cite.chooseSource') }
  const wrong =
    draft.which === 'new' ? checkField('source', 'citation', { type: 'document', issued: draft.issued }) : undefined
  if (!wrong) return undefined
  return { at: 'issued', says: t('form.invalid', { why: invalidText({ ...wrong }, language) ?? '' }) }
}

/** Refusals that are about the quote. */
const ABOUT_PASSAGE: ReadonlySet<string> = new Set(['passage-not-found', 'passage-several', 'cited-already'])

/** Refusals that are about the passage's place in the text of its source. */
const ABOUT_PLACES: ReadonlySet<string> = new Set(['passage-not-found', 'passage-several', 'record-changed'])

/** Is a refusal one that the places of the passage in its source help with? */
export const isAboutPlaces = (cause: unknown): boolean => cause instanceof ParleyError && ABOUT_PLACES.has(cause.code)

/** The desk's refusal, beside the input that it is about. */
export function refusalOf(cause: unknown, { t, language, error }: Texts): CiteProblem {
  if (!(cause instanceof ParleyError)) return { at: '', says: error(cause) }
  if (ABOUT_PASSAGE.has(cause.code)) return { at: 'passage', says: error(cause) }
  const { field, reason } = cause.params
  const at =
    cause.code === 'field-invalid'
      ? INPUTS[
          String(field)
            .replace(/\[.*$/, '')
            .replace(/(issued)\..*/, '$1')
        ]
      : undefined
  if (at === undefined) return { at: '', says: error(cause) }
  if (reason === 'missing' && at === 'title') return { at, says: t('cite.newSays') }
  return { at, says: t('form.invalid', { why: invalidText(cause.params, language) ?? '' }) }
}

const INPUTS: Readonly<Record<string, keyof CiteDraft>> = {
  exact: 'passage',
  'citation.title': 'title',
  'citation.publisher': 'publisher',
  'citation.author': 'author',
  'citation.issued': 'issued',
  'citation.URL': 'URL',
  field: 'field',
}

/** The draft as a citation for the desk, under new ids. */
export function citeOf(draft: CiteDraft, about: RecordRef): Cite {
  const { title, publisher, author, URL, reliability, known, passage, place, field, role } = draft
  const issued = draft.issued as FuzzyDate | undefined
  return {
    about,
    field,
    passage,
    ...(draft.which === 'known' && place ? place : {}),
    role: role as Cite['role'],
    source:
      draft.which === 'known' && known !== undefined
        ? { id: known }
        : {
            newId: newId(),
            title,
            publisher,
            author,
            URL,
            ...(issued ? { issued } : {}),
            reliability: reliability as Extract<Cite['source'], { newId: string }>['reliability'],
          },
    annotation: newId(),
    evidence: newId(),
  }
}
