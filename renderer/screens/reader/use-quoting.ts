import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Stretch } from '../../../core/base/text-pieces'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import type { RecordView } from '../../../core/queries/view-schemas'
import { ask } from '../../client/bridge'
import { newId } from '../../client/new-id'
import { useDesk } from '../../client/use-desk'
import type { Navigation } from '../../navigation/navigation-state'
import type { MadeFrom, QuoteTarget } from './selection-bar'
import { firstField, type SelectedWords, type usePassages } from './use-passages'

const isCitable = (view: RecordView, field: string) => view.citable.some(({ path }) => path === field)

/** The record beside the text, and the field of it that a quote is for. */
export function useTarget(navigation: Navigation, selected: SelectedWords | undefined) {
  const { ref, editing } = navigation.route
  const isRecord = ref !== undefined && ref.collection !== 'draft'
  const { data } = useDesk('desk:record', ref ?? { collection: 'source', id: 'none' }, isRecord)
  const view = isRecord ? data : undefined
  const [chosen, setChosen] = useState<{ of: string; field: string }>()
  const [given, setRole] = useState<{ of: string; role: Vocabulary<'evidenceRole'> }>()
  const isChosen = view !== undefined && chosen?.of === view.ref.id && isCitable(view, chosen.field)
  const field = isChosen ? chosen.field : view && firstField(view, selected)
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

/**
 * Makes records from a passage in their form beside the text. The passage is cited for the record as soon as it is saved; until then it is pending. `cited`
 * is called when it is.
 */
export function useMakingFrom(
  navigation: Navigation,
  { quote }: Pick<ReturnType<typeof usePassages>, 'quote'>,
  cited: () => void,
) {
  const [pending, setPending] = useState<{ id: string; of: MadeFrom; stretch: Stretch; wanted: string | undefined }>()
  const { ref, making } = navigation.route
  const done = useRef('')
  const cite = async (about: RecordRef, stretch: Stretch, wanted?: string) => {
    const view: RecordView = await ask('desk:record', about)
    const isWanted = wanted !== undefined && isCitable(view, wanted)
    const field = isWanted ? wanted : firstField(view)
    if (field !== undefined) await quote(stretch, view, field, 'supports')
    cited()
  }
  const look = useEffectEvent((open: RecordRef | undefined) => {
    if (!pending || open?.id !== pending.id || open.collection !== pending.of || done.current === pending.id) return
    done.current = pending.id
    setPending(undefined)
    void cite(open, pending.stretch, pending.wanted)
  })
  useEffect(() => look(ref), [ref])
  const isOpen = pending !== undefined && (making?.id === pending.id || ref?.id === pending.id)
  return {
    pending: isOpen,
    cite,
    /** `wanted` is the field to cite the passage for, by default the main one. */
    make: (of: MadeFrom, stretch: Stretch, given: Readonly<Record<string, unknown>>, wanted?: string) => {
      const id = newId()
      setPending({ id, of, stretch, wanted })
      navigation.make({ of, given, id })
    },
  }
}
