import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { verify } from '../../../electron/journal/repair/verify'
import { newSmallDesk } from '../desks/small-desk-on-disk'
import { startComputer } from './run-writer'

/** The lease that several computers find when they open a desk: none, one that has expired, or none that can be written. */
export type LeaseBefore = 'none' | 'expired' | 'unwritable'

/** The result of all tries: what was acknowledged and is gone, tries after which the desk was not whole, and how many computers could edit at once. */
export interface AtOnce {
  lost: string[]
  broken: string[]
  saved: number
  most: number
}

function prepare(folder: string, before: LeaseBefore): void {
  const file = join(folder, 'lease.json')
  if (before === 'unwritable' && !existsSync(file)) mkdirSync(file)
  if (before !== 'expired') return
  const lease = {
    lease: 'gone',
    device: 'ffffffffffff',
    since: '2026-11-23T00:00:00Z',
    renewed: '2026-11-23T00:00:00Z',
  }
  writeFileSync(file, JSON.stringify(lease))
  utimesSync(file, 0, 0)
}

/** Lets computers that share no lock open one desk in the same moment, edit it and close it, many times. */
export async function openAtOnce(hosts: readonly string[], tries: number, before: LeaseBefore): Promise<AtOnce> {
  const folder = await newSmallDesk()
  const computers = await Promise.all(hosts.map((host) => startComputer(folder, host)))
  const result: AtOnce = { lost: [], broken: [], saved: 0, most: 0 }
  const acknowledged: string[] = []
  for (let turn = 1; turn <= tries; turn += 1) {
    prepare(folder, before)
    const saved = await Promise.all(
      computers.map(async ({ ask }, index) => {
        // Now one is ahead, now the other.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
        const texts: string[] = []
        if ((await ask('open')) !== 'opened') return texts
        for (const part of ['a', 'b']) {
          const text = `edit-${turn}-${index}-${part}`
          if ((await ask(`edit ${text}`)) === 'saved') texts.push(text)
        }
        return texts
      }),
    )
    for (const { ask } of computers) await ask('close')
    acknowledged.push(...saved.flat())
    result.most = Math.max(result.most, saved.filter((texts) => texts.length === 2).length)
    const { problems } = await verify(folder)
    if (problems.length > 0) {
      result.broken.push(`${turn}: ${problems.map(({ code }) => code).join()}`)
      break
    }
    const store = await DeskStore.open(folder, 'read')
    result.lost.push(...acknowledged.filter((text) => store.desk.get('lead', `lead-${text}`) === undefined))
    if (before === 'none') rmSync(join(folder, 'lease.json'), { force: true })
  }
  result.saved = acknowledged.length
  return result
}
