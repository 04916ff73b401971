import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ParleyError } from '../../../core/base/errors'
import type { Side } from '../../../core/commands/import-schema'
import type { Output } from '../../../core/contract/contract'
import type { ImportOpened, ImportPreview, ImportRow, Shown } from '../../../core/interop/interop-schemas'
import type { TextEncoding } from '../../../core/base/text-encodings'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { ask } from '../../client/bridge'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useWork } from '../../client/use-work'

/** How many records show at first, and how many more each time. */
const PART = 100

type RowRef = ImportRow['ref']
const keyOf = ({ collection, id }: RowRef) => `${collection}/${id}`

/** Reads a file, previews what it would do to the desk under the person's choices, and does it. */
export function useImport({ id, place }: { id: string; place: string }) {
  const staff = useStaff()
  const work = useWork()
  const [chosen, setKind] = useState<CollectionName>()
  const [take, setTakeAll] = useState<Side>('desk')
  const [except, setExcept] = useState<ReadonlyMap<string, RowRef>>(new Map())
  const [shown, setShown] = useState<{ show: Shown; limit: number }>({ show: 'all', limit: PART })
  const [importing, setImporting] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [done, setDone] = useState<Output<'desk:apply'>>()
  const [encoding, setEncoding] = useState<TextEncoding>()
  const opened = useQuery<ImportOpened, ParleyError>({
    queryKey: ['interop', id, encoding],
    queryFn: () => ask('desk:import-open', { id, job: work.begin(), place, ...(encoding ? { encoding } : {}) }),
    // A place is good for one reading: a change of the desk must not read the file again.
    enabled: ({ state }) => state.status === 'pending',
  })
  useEffect(() => () => void ask('desk:import-end', { id }).catch(() => undefined), [id])
  const kind = chosen ?? opened.data?.kind
  const isOpen = opened.data !== undefined && (opened.data.format === 'json' || kind !== undefined)
  const choices = { id, take, except: [...except.values()], ...(kind ? { of: kind } : {}) }
  const preview = useQuery<ImportPreview, ParleyError>({
    // The key begins with a request of the desk, so it is asked again whenever the desk changes.
    queryKey: ['desk:import-preview', choices, staff, shown],
    queryFn: () => ask('desk:import-preview', { ...choices, staff, ...shown, offset: 0, job: work.begin() }),
    enabled: isOpen && !done && !importing,
    placeholderData: keepPreviousData,
  })
  const apply = () => {
    const revision = preview.data?.revision
    if (revision === undefined) return
    setImporting(true)
    setFailure(undefined)
    applyCommand({ kind: 'import', ...choices, job: work.begin(), revision }, staff)
      .then(setDone, setFailure)
      .finally(() => setImporting(false))
  }
  return {
    opened,
    setEncoding,
    kind,
    setKind,
    preview,
    isOpen,
    take,
    setTake: (side: Side) => {
      setTakeAll(side)
      setExcept(new Map())
    },
    /** Chooses the side to take for one record. */
    choose: (ref: RowRef, side: Side) => {
      const next = new Map(except)
      if (side === take) next.delete(keyOf(ref))
      else next.set(keyOf(ref), ref)
      setExcept(next)
    },
    show: shown.show,
    setShow: (show: Shown) => setShown({ show, limit: PART }),
    showMore: () => setShown({ ...shown, limit: Math.min(500, shown.limit + PART) }),
    work,
    importing,
    failure,
    done,
    apply,
  }
}

export type Importing = ReturnType<typeof useImport>
