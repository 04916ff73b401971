import { recordsOf } from '../../test/helpers/files/desk-files'
import { join } from 'node:path'
import type { Launched } from '../../test/helpers/window/launch'
import { WORKS, type Action } from './keystroke-level'

/** The folder of the desk that a trial made. */
export const deskOf = ({ home }: Launched) => join(home, 'Parley', 'Trial')

/** How many pieces of evidence the desk has. */
export const evidenceOn = async (parley: Launched): Promise<number> =>
  (await recordsOf(deskOf(parley), 'evidence')).length

/** The minutes that actions take by the keystroke-level model. */
export const minutesOf = (actions: readonly Action[]): number =>
  actions.reduce((sum, { seconds }) => sum + seconds, 0) / 60

/** Prints the actions and minutes of a trial, by the kind of work, and each action before them if it `lists` them. */
export function tell(trial: string, actions: readonly Action[], lists: boolean): void {
  if (lists) for (const { work, kind, keys, text } of actions) console.log(`${work}: ${kind} ${text ?? keys ?? ''}`)
  const line = (name: string, some: readonly Action[]) =>
    console.log(`${name}: ${some.length} actions, ${minutesOf(some).toFixed(1)} minutes`)
  line(trial, actions)
  for (const work of WORKS)
    line(
      `  ${work}`,
      actions.filter((action) => action.work === work),
    )
}
