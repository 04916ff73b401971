import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { showStatus } from '../../actions/status-message'
import { useStaff } from '../../client/environment'
import { applyCommand } from '../../client/saving'
import { useWork } from '../../client/use-work'
import { useTexts } from '../../text/text-context'
import type { AskedChange } from './change-all-provider'
import { commandOf, planAll, type Planned, type Wished } from './wished'

/** How long somebody may type before the desk is asked, in milliseconds. */
const TYPING_MS = 150

/** How far the plan of some wishes is. */
interface Planning {
  of: readonly Wished[]
  isOn: boolean
  planned?: Planned
  failed?: unknown
}

/** Plans wishes as they change, and carries them out as one edit. After a failure, such as an edit by somebody else meanwhile, there is a new plan. */
export function useChangeAll(as: AskedChange['as'], wishes: readonly Wished[], done: () => void) {
  const { error } = useTexts()
  const staff = useStaff()
  const { progress, begin, cancel } = useWork()
  const [last, setLast] = useState<Planning>()
  const [isBusy, setBusy] = useState(false)
  /** The plan that was asked for last: an answer to an earlier one is late. */
  const turn = useRef(0)
  // What was planned for other wishes says nothing of these.
  const now = last?.of === wishes ? last : undefined
  const plan = async (failed?: unknown) => {
    turn.current += 1
    const own = turn.current
    const put = (next: Omit<Planning, 'of'>) => turn.current === own && setLast({ of: wishes, ...next })
    put({ isOn: true })
    try {
      put({ isOn: false, planned: await planAll(wishes, staff, begin), failed })
    } catch (cause) {
      const isCanceled = cause instanceof ParleyError && cause.code === 'canceled'
      put({ isOn: false, failed: isCanceled ? failed : cause })
    }
  }
  const planNow = useEffectEvent(() => void plan())
  const stop = useEffectEvent(() => {
    turn.current += 1
    cancel()
  })
  useEffect(() => {
    if (wishes.length === 0) return undefined
    const timer = setTimeout(() => planNow(), TYPING_MS)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [wishes])
  const apply = async () => {
    const planned = now?.planned
    const command = planned && commandOf(planned)
    if (!command || isBusy) return
    setBusy(true)
    try {
      const { revision } = await applyCommand(command, staff)
      const { changed: count, moved } = planned
      const [from, ...others] = moved.from
      const { to } = moved
      if (as === 'issue' && moved.count > 0 && from && to)
        showStatus({
          did: 'move',
          count: moved.count,
          ...(others.length === 0 ? { from: from.title } : {}),
          to: to.title,
          revision,
        })
      else showStatus({ did: as === 'issue' ? 'link' : 'change', count, revision })
      done()
    } catch (cause) {
      await plan(cause)
    } finally {
      setBusy(false)
    }
  }
  return {
    planned: now?.planned,
    planning: now?.isOn === true,
    failure: now?.failed === undefined ? undefined : error(now.failed),
    isBusy,
    work: { progress, cancel },
    apply,
  }
}
