import type { Handlers } from '../../../core/contract/answer-by'
import { changeAllSteps, type ChangeAllPlan } from '../../../core/queries/change-all-plan'
import { withStaff } from '../store/committed'
import type { DeskStore } from '../store/desk-store'
import { breathe, slice } from './in-slices'
import type { InteropWorld } from './interop-service'
import type { Jobs } from './jobs'

/** How often progress is reported, in milliseconds. */
const TELL_MS = 100

/** Answers what setting one field on several records would do: as a job that reports how far it is and can be canceled, since thousands may be selected. */
export function changeAllHandlers(
  store: DeskStore,
  clock: () => string,
  { work }: InteropWorld,
  jobs: Jobs,
): Handlers<'desk:change-all-plan'> {
  return {
    'desk:change-all-plan': ({ job, staff, ...asked }) =>
      jobs.run<ChangeAllPlan, number>(
        job,
        async ({ progress, refuseIfCanceled }) => {
          const actor = { staff: staff.id, at: clock() }
          // Their first edit puts them on the desk too.
          const steps = changeAllSteps(withStaff(store.desk, staff, actor).known, asked, actor)
          let isTime = slice()
          for (let step = steps.next(); ; step = steps.next()) {
            if (step.done === true) return step.value
            if (!isTime()) continue
            progress(step.value)
            await breathe()
            refuseIfCanceled()
            isTime = slice()
          }
        },
        { progress: (done) => work(job, done, asked.keys.length), everyMs: TELL_MS },
      ),
  }
}
