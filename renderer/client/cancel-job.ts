import { ask } from './bridge'

/** Cancels a job of the desk. If the desk is gone, the job is too. */
export function cancelJob(job: string): void {
  ask('desk:cancel', { job }).catch(() => undefined)
}
