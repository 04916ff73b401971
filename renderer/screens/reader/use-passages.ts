import { useState } from 'react'
import { cutFigure, FIGURE_AROUND } from '../../../core/anchors/cut-figure'
import { PROSE_MAX } from '../../../core/base/text'
import type { Stretch } from '../../../core/base/text-pieces'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import type { Suggestion } from '../../../core/suggest/suggestion'
import type { MarkFilter } from '../../../core/queries/reading-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useApply } from '../../client/saving'
import { useTexts } from '../../text/text-context'
import { acceptCommands, type AcceptedOffer, type AcceptFor } from '../../../core/editing/accept-offers'
import { BATCH_MAX, type Command } from '../../../core/commands/command'
import { copyText } from '../../client/copy-text'
import { useTrimmed, useWords, type KnownText } from './use-source'

/** The field quoted for last, by the kind of record, for the next record of that kind. */
const lastFields = new Map<string, string>()

/** Words of a source that are selected. */
export type SelectedWords = Stretch & { source: string }

/**
 * The field to quote for unless a person chooses another: the main one, but where that has evidence, the one quoted for last in a record of its kind. Where
 * the very words that are `selected` are its evidence already, the next field that they are no evidence for.
 */
export function firstField(view: RecordView, selected?: SelectedWords): string | undefined {
  const fields = view.citable.map(({ path }) => path)
  const passages = view.passages.first
  const last = lastFields.get(view.collection)
  const [main] = fields
  const isMainCited = passages.some(({ field }) => field === main)
  const usual = isMainCited ? (fields.find((field) => field === last) ?? main) : main
  const quoted = new Set(
    passages
      .filter(
        ({ source, at }) =>
          selected && source.ref.id === selected.source && at?.start === selected.start && at.end === selected.end,
      )
      .map(({ field }) => field),
  )
  if (usual === undefined || !quoted.has(usual)) return usual
  // An item of a list that has them as a whole needs nothing more.
  return fields.find((field) => !quoted.has(field) && !quoted.has(field.replace(/[.[].*$/, ''))) ?? usual
}

/** Works with passages of a source: quotes, comments, copies. `said` is what was done last, or why it was not. */
export function usePassages(source: string, text: KnownText) {
  const { sha256 } = text
  const { t, title, error, language, list } = useTexts()
  const apply = useApply()
  const [said, setSaid] = useState<{ text: string; failed?: true }>()
  const trying = async (work: () => Promise<string>): Promise<boolean> => {
    try {
      setSaid({ text: await work() })
      return true
    } catch (cause) {
      setSaid({ text: cause instanceof TooMany ? cause.message : error(cause), failed: true })
      return false
    }
  }
  const trimmed = useTrimmed(source, text)
  const wordsOf = useWords(source, text)
  /** A sentence that says so if a stretch cuts a figure: a person may want just that part of it. */
  const cutWarning = async ({ start, end }: Stretch): Promise<string> => {
    const from = Math.max(0, start - FIGURE_AROUND)
    const around = await wordsOf({ start: from, end: Math.min(text.length, end + FIGURE_AROUND) })
    const figure = cutFigure(around, start - from) ?? cutFigure(around, end - from)
    return figure === undefined ? '' : ` ${t('reader.cutsFigure', { figure })}`
  }
  const passage = async (stretch: Stretch) =>
    ({ kind: 'mark', source, sha256, ...(await trimmed(stretch)), annotation: newId() }) as const
  return {
    said,
    forget: () => setSaid(undefined),
    /** Says why something could not be done. */
    fail: (cause: unknown) => setSaid({ text: error(cause), failed: true }),
    /** The words of a stretch, exactly as the text has them. */
    wordsOf,
    /** Cites a passage for fields of a record, or for parts of them, by their paths: one edit. */
    quote: (
      stretch: Stretch,
      view: RecordView,
      fields: readonly [string, ...string[]],
      role: Vocabulary<'evidenceRole'>,
    ) =>
      trying(async () => {
        const { ref: about, citable } = view
        const [first, ...others] = fields
        lastFields.set(about.collection, first)
        const quoted = await passage(stretch)
        const marking = (field: string) =>
          ({ ...quoted, annotation: newId(), evidence: { id: newId(), about, field, role } }) as const
        await apply(others.length === 0 ? marking(first) : { kind: 'batch', commands: fields.map(marking) })
        const places = fields.map((field) => citable.find(({ path }) => path === field)?.place)
        const named = list(places.map((place, index) => (place ? title(place) : (fields[index] ?? ''))))
        return t('reader.quoted', { title: title(view.title), field: named }) + (await cutWarning(quoted))
      }),
    comment: (stretch: Stretch, body: string) =>
      trying(async () => {
        await apply({ ...(await passage(stretch)), body: body.trim() })
        return t('reader.commented')
      }),
    /** Accepts suggestions as one step of undo. */
    accept: (accepted: readonly AcceptedOffer[], target: AcceptFor | undefined) =>
      trying(async () => {
        const { commands } = acceptCommands({ id: source, sha256 }, accepted, target, newId)
        const [first] = commands
        if (!first) return ''
        const says = { count: commands.length.toLocaleString(), max: BATCH_MAX.toLocaleString() }
        if (commands.length > BATCH_MAX) throw new TooMany(t('suggest.tooMany', says))
        const command: Command = commands.length === 1 ? first : { kind: 'batch', commands }
        await apply(command)
        return accepted.length === 1 ? t('suggest.accepted') : t('suggest.acceptedMany', { count: accepted.length })
      }),
    /** Dismisses a suggestion for good; undo takes that back. */
    dismiss: ({ kind: suggestion, start, end }: Suggestion) =>
      trying(async () => {
        await apply({ kind: 'dismiss', source, sha256, suggestion, start, end })
        return t('suggest.dismissed')
      }),
    offerAgain: () =>
      trying(async () => {
        await apply({ kind: 'offerAgain', source })
        return ''
      }),
    copy: (stretch: Stretch) =>
      trying(async () => {
        const quoted = await ask('desk:source-quotation', { source, sha256, ...stretch, language })
        copyText(quoted.text)
        return t('reader.copied')
      }),
    copyReport: (filter: MarkFilter) =>
      trying(async () => {
        let all = ''
        for (let from: number | undefined = 0; from !== undefined;) {
          const part: { text: string; next?: number | undefined } = await ask('desk:source-report', {
            source,
            language,
            from,
            filter,
          })
          all += part.text
          from = part.next
        }
        copyText(all)
        return t('reader.reportCopied')
      }),
  }
}

/** More edits than one step may have; the message is for the person. */
class TooMany extends Error {}

/** Is a stretch too long for a quote? */
export const isTooLong = ({ start, end }: Stretch): boolean => end - start > PROSE_MAX
