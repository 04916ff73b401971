import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { verify } from '../../electron/journal/repair/verify'
import { newSmallDesk } from '../helpers/desks/small-desk-on-disk'
import { startComputer } from '../helpers/processes/run-writer'

const TRIES = 60
const EDITS = 40

it('a computer that falls asleep at any moment of its editing loses and splits nothing, whatever another does meanwhile', async () => {
  const folder = await newSmallDesk()
  const away = await startComputer(folder, 'away')
  const other = await startComputer(folder, 'other')
  const saved: string[] = []
  let refused = 0
  for (let turn = 1; turn <= TRIES; turn += 1) {
    expect(await away.ask('open')).toBe('opened')
    const texts = Array.from({ length: EDITS }, (_none, index) => `edit-${turn}-${index}`)
    const answers = Promise.all(texts.map((text) => away.ask(`edit ${text}`)))
    await wait(Math.random() * 60)
    away.child.kill('SIGSTOP')
    const lease = join(folder, 'lease.json')
    if (existsSync(lease)) utimesSync(lease, 0, 0)
    const there = `edit-${turn}-there`
    expect([await other.ask('open'), await other.ask(`edit ${there}`)]).toEqual(['opened', 'saved'])
    // Now it is still open when the other wakes up, now it is not.
    if (turn % 2 === 0) await other.ask('close')
    away.child.kill('SIGCONT')
    const said = await answers
    saved.push(there, ...texts.filter((_text, index) => said[index] === 'saved'))
    if (said.at(-1) !== 'saved') refused += 1
    await other.ask('close')
    await away.ask('close')
    expect((await verify(folder)).problems, `try ${turn}`).toEqual([])
    const store = await DeskStore.open(folder, 'read')
    expect(saved.filter((text) => store.desk.get('lead', `lead-${text}`) === undefined)).toEqual([])
  }
  // Most of the time it fell asleep before it had saved everything.
  expect(refused).toBeGreaterThan(TRIES / 4)
})
