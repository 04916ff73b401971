import { useEffect, useRef, useState } from 'react'
import { subscribe } from './bridge'
import { cancelJob } from './cancel-job'
import { newId } from './new-id'

/** The progress of a job: how much is done of how much, 0 if that is not known. */
export interface WorkProgress {
  done: number
  of: number
}

/** Follows the latest job: `begin` names it, `cancel` ends it. */
export function useWork(): { progress: WorkProgress | undefined; begin: () => string; cancel: () => void } {
  const job = useRef<string>(undefined)
  const [progress, setProgress] = useState<WorkProgress>()
  useEffect(
    () =>
      subscribe('desk:work', ({ job: of, ...how }) => {
        if (of === job.current) setProgress(how)
      }),
    [],
  )
  return {
    progress,
    begin: () => {
      job.current = newId()
      setProgress(undefined)
      return job.current
    },
    cancel: () => {
      if (job.current !== undefined) cancelJob(job.current)
    },
  }
}
