import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Copied } from '../../core/contract/app-schemas'
import type { StepId } from '../../core/recovery/recovery'
import { useActions } from '../actions/action-context'
import { ask, subscribe } from '../client/bridge'
import { useEnvironment } from '../client/environment'

/** The outcome of the last step. */
export type Outcome =
  | { step: StepId; state: 'busy' }
  | { step: StepId; state: 'failed'; error: unknown }
  | { step: 'copy'; state: 'copied'; copied: Copied }

/** Runs recovery steps and reports the last outcome. `again` reads the failed view again. */
export function useRecoverySteps(again: () => Promise<unknown>): {
  run: (step: StepId) => void
  outcome: Outcome | undefined
} {
  const client = useQueryClient()
  const { deskPlace } = useEnvironment()
  const actions = useActions()
  const [outcome, setOutcome] = useState<Outcome>()
  const reopenTo = (to: 'read' | 'write') => ask('app:reopen', { to }).then(() => client.invalidateQueries())
  const work: Record<Exclude<StepId, 'install' | 'copy'>, () => Promise<unknown>> = {
    again,
    restart: () => reopenTo('write'),
    read: () => reopenTo('read'),
    folder: () => ask('app:show-folder', {}),
    find: () => findMovedDesk(deskPlace),
    forget: async () => deskPlace && ask('app:forget-desk', { place: deskPlace }),
    other: () => ask('app:leave-desk', {}),
    backups: () => Promise.resolve(actions.run('backups')),
  }
  const run = (step: StepId) => {
    if (outcome?.state === 'busy' || step === 'install') return
    setOutcome({ step, state: 'busy' })
    const doing =
      step === 'copy'
        ? ask('app:copy-folder', {}).then(({ copied }) => setOutcome(copied && { step, state: 'copied', copied }))
        : work[step]().then(() => setOutcome(undefined))
    doing.catch((error: unknown) => setOutcome({ step, state: 'failed', error }))
  }
  return { run, outcome }
}

/** Asks where the desk is now, opens it there, and forgets the old place. */
export async function findMovedDesk(gone: string | undefined): Promise<void> {
  const { folder } = await ask('app:pick-folder', {})
  if (!folder) return
  await ask('app:open-desk', { place: folder.place })
  if (gone === undefined || folder.place === gone) return
  if ((await ask('app:folder-state', { place: gone })).state !== 'desk') await ask('app:forget-desk', { place: gone })
}

/** The progress of a copy in per cent; undefined until known. */
export function useCopyPercent(): number | undefined {
  const [percent, setPercent] = useState<number>()
  useEffect(
    () =>
      subscribe('app:copying', ({ done, total }) => setPercent(total === 0 ? 100 : Math.floor((100 * done) / total))),
    [],
  )
  return percent
}
