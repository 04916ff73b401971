import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { StepLabel } from '../../../core/journal/step'
import type { ReturnedSuggestion } from '../../../core/queries/returned-schemas'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { newId } from '../../client/new-id'
import { applyCommand } from '../../client/saving'
import { useDesk } from '../../client/use-desk'
import { useLast } from '../../client/use-last'
import { useWork } from '../../client/use-work'

/** How many suggestions show at first, and how many more each time. */
const PART = 100

/** The suggestions that somebody left, by memo, for as long as the window lives: the same file read again has the same ones. */
const leftOf = new Map<string, ReadonlySet<string>>()

/** Reads a returned file once, compares it with its memo after each edit, and takes over or leaves what it suggests. */
export function useReadBack({ id, place, memo }: { id: string; place: string; memo: string }) {
  const staff = useStaff()
  const work = useWork()
  const [limit, setLimit] = useState(PART)
  const [left, setLeft] = useState<ReadonlySet<string>>(leftOf.get(memo) ?? new Set())
  const [failure, setFailure] = useState<unknown>()
  const [done, setDone] = useState<{ as: 'accepted' | 'kept'; label: StepLabel | undefined }>()
  const [taken, setTaken] = useState({ accepted: 0, kept: 0 })
  const [opened, setOpened] = useState<{ problem?: unknown }>()
  const begun = useRef(false)
  const begin = useEffectEvent(() => {
    // A place is good for one reading.
    if (begun.current) return
    begun.current = true
    ask('desk:returned-open', { id, job: work.begin(), place }).then(
      () => setOpened({}),
      (problem: unknown) => setOpened({ problem }),
    )
  })
  useEffect(() => {
    begin()
    return () => void ask('desk:returned-end', { id }).catch(() => undefined)
  }, [id])
  const isOpen = opened !== undefined && opened.problem === undefined
  const asked = useDesk('desk:returned-view', { id, memo, limit }, isOpen)
  const view = useLast(asked.data)
  const keep = (keys: ReadonlySet<string>) => {
    leftOf.set(memo, keys)
    setLeft(keys)
  }
  const take = async ({ edit, note, kind }: ReturnedSuggestion) => {
    setFailure(undefined)
    setDone(undefined)
    try {
      const noted = note ? { note: { id: newId(), body: note.body, quotes: note.quotes } } : {}
      const { id: noteId, body } = { id: newId(), body: note?.body ?? '' }
      const made =
        kind === 'comment' && note
          ? await applyCommand(
              {
                kind: 'create',
                collection: 'note',
                id: noteId,
                fields: { staff: staff.id, body, resolved: false, about: note.about },
                quotes: note.quotes,
              },
              staff,
            )
          : edit && (await applyCommand({ kind: 'change', ...edit, ...noted }, staff))
      if (!made) return
      const as = kind === 'comment' ? 'kept' : 'accepted'
      setTaken((before) => ({ ...before, [as]: before[as] + 1 }))
      setDone({ as, label: made.did === 'edit' ? made.label : undefined })
    } catch (cause) {
      setFailure(cause)
    }
  }
  const takenBack = () => {
    if (done) setTaken((before) => ({ ...before, [done.as]: before[done.as] - 1 }))
    setDone(undefined)
  }
  return {
    isReading: opened === undefined,
    problem: opened?.problem ?? asked.error ?? undefined,
    view,
    isAsking: asked.isFetching,
    work,
    left,
    failure,
    done,
    take,
    taken,
    undo: () => void applyCommand({ kind: 'undo' }, staff).then(takenBack, setFailure),
    leave: ({ key }: ReturnedSuggestion) => keep(new Set([...left, key])),
    restore: ({ key }: ReturnedSuggestion) => keep(new Set([...left].filter((one) => one !== key))),
    more: () => setLimit((now) => Math.min(5000, now + PART)),
  }
}

export type ReadingBack = ReturnType<typeof useReadBack>
