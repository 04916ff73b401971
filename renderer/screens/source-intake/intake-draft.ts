import type { AddSource } from '../../../core/commands/add-source-schema'
import type { FuzzyDate } from '../../../core/dates/fuzzy-date'
import { checkField } from '../../../core/model/schema/check-field'
import type { SourceDraft } from '../../../core/reading/source-draft'
import { invalidText } from '../../../core/text/describe'
import type { Texts } from '../../text/text-context'
import { fileOf, hasNoText, keepsByDefault } from './keep-file'
import type { CiteProblem, SourceFields } from '../record/cite-draft'

/** A text that was read, and the fields of its source as the person has them. */
export interface Intake {
  draft: SourceDraft
  fields: SourceFields
  language: SourceDraft['language']
  /** The desk is to keep the file, too. */
  keep: boolean
  /** The name that a person gives the revision of a tariff schedule. */
  revision?: string
  /** A person has seen that rows of the schedule are broken, and keeps it all the same. */
  takesBroken?: boolean
}

/** A text that was read, with the fields that it proposes. */
export const intakeOf = (draft: SourceDraft): Intake => ({
  draft,
  language: draft.language,
  keep: keepsByDefault(draft),
  ...(draft.schedule ? { revision: draft.schedule.revision } : {}),
  fields: {
    title: draft.title ?? '',
    publisher: draft.publisher ?? '',
    author: draft.author ?? '',
    issued: draft.issued,
    URL: draft.URL ?? '',
    reliability: 'unknown',
  },
})

/** Finds problems before the desk is asked; the desk finds the rest. */
export function problemOf(
  { fields, draft, revision, takesBroken }: Intake,
  { t, language }: Texts,
): CiteProblem | undefined {
  if (fields.title.trim() === '') return { at: 'title', says: t('form.missing') }
  const { schedule } = draft
  if (schedule && (revision ?? '').trim() === '') return { at: '', says: t('schedule.revisionMissing') }
  if (schedule && schedule.brokenRows > 0 && takesBroken !== true) return { at: '', says: t('schedule.seeBroken') }
  const wrong = checkField('source', 'citation', { type: 'document', issued: fields.issued })
  return wrong && { at: 'issued', says: t('form.invalid', { why: invalidText({ ...wrong }, language) ?? '' }) }
}

/** The source for the desk, under an id. */
export function addSourceOf({ draft, fields, language, keep, revision }: Intake, id: string): AddSource {
  const issued = fields.issued as FuzzyDate | undefined
  return {
    id,
    // A file that could not be read has no text, and the lines of a schedule stay in its file.
    ...(hasNoText(draft) ? {} : { text: draft.text }),
    ...(draft.schedule && revision !== undefined ? { scheduleRevision: revision } : {}),
    title: fields.title,
    publisher: fields.publisher,
    author: fields.author,
    URL: fields.URL,
    language,
    reliability: fields.reliability as NonNullable<AddSource['reliability']>,
    ...(issued ? { issued } : {}),
    ...fileOf(draft, keep),
    ...(draft.readByMachine ? { readByMachine: true } : {}),
  }
}
