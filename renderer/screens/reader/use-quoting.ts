import { useEffect, useEffectEvent, useState } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import { fieldsSaid } from '../../../core/from-words/fields-said'
import { fieldsTold } from '../../../core/from-words/fields-told'
import type { MadeFrom as WordsFrom } from '../../../core/from-words/made-from'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import type { RecordView } from '../../../core/queries/view-schemas'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import type { MadeFrom, QuoteTarget } from './selection-bar'
import { firstField, type SelectedWords, type usePassages } from './use-passages'
import { usePendingCitations, type PendingCitation } from './use-pending-citations'

const isCitable = (view: RecordView, field: string) => view.citable.some(({ path }) => path === field)

/** The record beside the text, on its own side or the other one of a split window, and the field of it that a quote of some words is for. */
export function useTarget(navigation: Navigation, words: SelectedWords | undefined) {
  const { editing } = navigation.route
  const ref = navigation.route.making ? undefined : (navigation.route.ref ?? navigation.elsewhere)
  const isRecord = ref !== undefined && ref.collection !== 'draft'
  const { data } = useDesk('desk:record', ref ?? { collection: 'source', id: 'none' }, isRecord)
  const view = isRecord ? data : undefined
  const [chosen, setChosen] = useState<{ of: string; field: string }>()
  const [given, setRole] = useState<{ of: string; role: Vocabulary<'evidenceRole'> }>()
  const isChosen = view !== undefined && chosen?.of === view.ref.id && isCitable(view, chosen.field)
  const field = isChosen ? chosen.field : view && firstField(view, words)
  // Each record begins with support: a denial of one says nothing of the next.
  const role = given !== undefined && given.of === view?.ref.id ? given.role : 'supports'
  const target: QuoteTarget | undefined = view && field !== undefined ? { view, field, role } : undefined
  return {
    view,
    target,
    editing,
    setRole: (chosenRole: Vocabulary<'evidenceRole'>) => view && setRole({ of: view.ref.id, role: chosenRole }),
    setField: (name: string) => view && setChosen({ of: view.ref.id, field: name }),
  }
}

/** The records whose passages are being cited in this window, so that each is cited once. */
const citing = new Set<string>()

/**
 * Makes records from passages in their form beside the text. A passage is cited for its record as soon as that is saved; until then, and again after an undo of
 * both, it is pending. `cited` is called when it is. `key` names the text.
 */
export function useMakingFrom(
  key: string,
  navigation: Navigation,
  read: Pick<WordsFrom, 'source' | 'sha256'>,
  { quote, fail, wordsOf }: Pick<ReturnType<typeof usePassages>, 'quote' | 'fail' | 'wordsOf'>,
  cited: () => void,
) {
  const { all, add, settle } = usePendingCitations(key, wordsOf)
  const waiting = (all ?? []).filter(({ done }) => done !== true)
  const { ref, making } = navigation.route
  /** The fields of a record that its words filled, and those that somebody typed as the words have them. */
  const toldBy = async (about: RecordRef, stretch: Stretch): Promise<{ told: string[]; said: string[] }> => {
    const of = about.collection
    const [blank, saved, words] = await Promise.all([
      ask('desk:form', { of, given: {}, from: { ...read, ...stretch } }),
      ask('desk:form', { ref: about }),
      wordsOf(stretch),
    ])
    return { told: fieldsTold(of, blank, saved.values), said: fieldsSaid(of, blank, saved.values, words) }
  }
  /** Cites a passage for the main field of a record, or the wanted one, and if it is `made` from it for each field that the words filled or have. False if it could not be, and says why. */
  const cite = async (about: RecordRef, stretch: Stretch, made?: Pick<PendingCitation, 'wanted'>): Promise<boolean> => {
    try {
      const view: RecordView = await ask('desk:record', about)
      const isWanted = made?.wanted !== undefined && isCitable(view, made.wanted)
      const { told, said } = made ? await toldBy(about, stretch) : { told: [], said: [] }
      // Words that filled something are about that, and not about the kind's main field.
      const field = isWanted ? made.wanted : (told[0] ?? firstField(view))
      if (field === undefined) return true
      return await quote(
        stretch,
        view,
        [field, ...new Set([...told, ...said].filter((path) => path !== field))],
        'supports',
      )
    } catch (cause) {
      fail(cause)
      return false
    } finally {
      cited()
    }
  }
  const look = useEffectEvent((open: RecordRef | undefined) => {
    const made = all?.find(({ id }) => open?.id === id)
    if (!made || !open) return
    // An undo has made the record a draft again, and has taken the quote back before.
    if (open.collection === 'draft' && made.done) settle(made.id, false)
    if (open.collection !== made.of || made.done || citing.has(made.id)) return
    // Before the desk answers, so that it is cited only once.
    citing.add(made.id)
    void cite(open, made.stretch, made)
      .then((done) => done && settle(made.id, true))
      .finally(() => citing.delete(made.id))
  })
  const isKnown = all !== undefined
  useEffect(() => {
    if (isKnown) look(ref)
  }, [ref, isKnown])
  return {
    /** The passage that waits for the record beside the text. */
    pending: waiting.find(({ id }) => making?.id === id || ref?.id === id),
    /** All passages of the text that wait for a record. */
    waiting,
    cite,
    /** `wanted` is the field to cite the passage for, by default the main one. */
    make: (of: MadeFrom, stretch: Stretch, given: Readonly<Record<string, unknown>>, wanted?: string) => {
      const id = newId()
      add({ id, of, stretch, ...(wanted === undefined ? {} : { wanted }) })
      navigation.make({ of, given, id, from: { ...read, ...stretch } })
    },
  }
}
