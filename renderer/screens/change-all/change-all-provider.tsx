import { createContext, useCallback, useContext, useMemo, useState, type ComponentType, type ReactNode } from 'react'
import { showStatus } from '../../actions/status-message'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { commandOf, linksTo, planAll } from './wished'

/** What the dialog is asked for: one field of the records, or the issue that they are linked to. */
export interface AskedChange {
  keys: readonly string[]
  as: 'field' | 'issue'
  /** The issue that is chosen already. */
  issue?: string
}

interface ChangeRecords {
  /** Opens the dialog that sets one field on all of these records. */
  change: (keys: readonly string[]) => void
  /** Links records to an issue as one edit; asks which one if none is named, and asks before it does if not all of them can be linked, or if one leaves the issue that it has. */
  link: (keys: readonly string[], issue?: string) => void
}

const ChangeContext = createContext<ChangeRecords>({ change: () => undefined, link: () => undefined })

/** Changes several records as one step of undo. */
export const useChangeRecords = (): ChangeRecords => useContext(ChangeContext)

/** Lets everything inside it change several records, with one dialog for all. */
export function ChangeAllProvider(props: {
  /** Its code comes after the first screen. */
  Dialog: ComponentType<{ asked: AskedChange; close: () => void }>
  children: ReactNode
}) {
  const { Dialog } = props
  const staff = useStaff()
  const [asked, setAsked] = useState<AskedChange>()
  const change = useCallback((keys: readonly string[]) => setAsked({ keys, as: 'field' }), [])
  const link = useCallback(
    (keys: readonly string[], issue?: string) => {
      if (issue === undefined) return setAsked({ keys, as: 'issue' })
      const { wishes, lacking } = linksTo(issue, keys)
      const ask = () => setAsked({ keys, as: 'issue', issue })
      if (lacking.length > 0) return ask()
      const begin = async () => {
        const planned = await planAll(wishes, staff, () => crypto.randomUUID())
        const command = commandOf(planned)
        // Nothing is left out, and no record leaves its issue, in silence.
        if (planned.refused.count > 0 || planned.moved.count > 0) return ask()
        if (!command) return showStatus({ did: 'linked' })
        const { revision } = await applyCommand(command, staff)
        showStatus({ did: 'link', count: planned.changed, revision })
      }
      begin().catch((failure: unknown) => showStatus({ failure }))
    },
    [staff],
  )
  const value = useMemo(() => ({ change, link }), [change, link])
  return (
    <ChangeContext value={value}>
      {props.children}
      {asked && <Dialog asked={asked} close={() => setAsked(undefined)} />}
    </ChangeContext>
  )
}
