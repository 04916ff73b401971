import { useEffect, useEffectEvent, useState } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import type { MadeFrom as WordsFrom } from '../../../core/from-words/selected-words'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import type { RecordView } from '../../../core/queries/view-schemas'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import type { MadeFrom, QuoteTarget } from './selection-bar'
import { firstField, type usePassages } from './use-passages'

const isCitable = (view: RecordView, field: string) => view.citable.some(({ path }) => path === field)

/** The record beside the text, and the field of it that a quote of some words is for. */
export function useTarget(navigation: Navigation, words: (Stretch & { source: string }) | undefined) {
  const { ref, editing } = navigation.route
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

/** A record that is being made from a passage, and the field to cite the passage for. */
interface Pending {
  id: string
  of: MadeFrom
  stretch: Stretch
  wanted: string | undefined
}

/** The records that are being made from each text, in this window. They wait while other records are made, and while the text is closed. */
const pendings = new Map<string, readonly Pending[]>()

/**
 * Makes records from passages in their form beside the text. A passage is cited for its record as soon as that is saved; until then it is pending. `cited`
 * is called when it is. `key` names the text.
 */
export function useMakingFrom(
  key: string,
  navigation: Navigation,
  read: Pick<WordsFrom, 'source' | 'sha256'>,
  { quote }: Pick<ReturnType<typeof usePassages>, 'quote'>,
  cited: () => void,
) {
  const [pending, setPending] = useState(() => pendings.get(key) ?? [])
  const { ref, making } = navigation.route
  const cite = async (about: RecordRef, stretch: Stretch, wanted?: string) => {
    const view: RecordView = await ask('desk:record', about)
    const isWanted = wanted !== undefined && isCitable(view, wanted)
    const field = isWanted ? wanted : firstField(view)
    if (field !== undefined) await quote(stretch, view, field, 'supports')
    cited()
  }
  const look = useEffectEvent((open: RecordRef | undefined) => {
    const all = pendings.get(key) ?? []
    const made = all.find(({ id, of }) => open?.id === id && open.collection === of)
    if (!made || !open) return
    // Before the desk answers, so that it is cited only once.
    pendings.set(
      key,
      all.filter((one) => one !== made),
    )
    void cite(open, made.stretch, made.wanted).finally(() =>
      setPending((now) => now.filter(({ id }) => id !== made.id)),
    )
  })
  useEffect(() => look(ref), [ref])
  return {
    pending: pending.some(({ id }) => making?.id === id || ref?.id === id),
    cite,
    /** `wanted` is the field to cite the passage for, by default the main one. */
    make: (of: MadeFrom, stretch: Stretch, given: Readonly<Record<string, unknown>>, wanted?: string) => {
      const id = newId()
      const next = [...(pendings.get(key) ?? []), { id, of, stretch, wanted }]
      pendings.set(key, next)
      setPending(next)
      navigation.make({ of, given, id, from: { ...read, ...stretch } })
    },
  }
}
