import { expect, it } from 'vitest'
import { newSmallDesk } from '../helpers/desks/small-desk-on-disk'
import { runtimes } from '../helpers/processes/other-nodes'
import { startComputer } from '../helpers/processes/run-writer'

/** The versions of Node that cannot hold the lock, and so never write. */
const UNABLE = new Set(['Node 22.12'])

it('only one process edits a desk, whichever versions of Node the command line and the window run on', async () => {
  const all = Object.entries(runtimes())
  const answers: Record<string, string> = {}
  const expected: Record<string, string> = {}
  for (const [holder, command] of all) {
    const folder = await newSmallDesk()
    const first = await startComputer(folder, 'here', ...command)
    const isAble = !UNABLE.has(holder)
    answers[holder] = await first.ask('open')
    expected[holder] = isAble ? 'opened' : 'node-cannot-lock'
    for (const [asker, other] of all) {
      const second = await startComputer(folder, 'here', ...other)
      const pair = `${asker} beside ${holder}`
      answers[pair] = await second.ask('open')
      expected[pair] = UNABLE.has(asker) ? 'node-cannot-lock' : isAble ? 'desk-locked' : 'opened'
      await second.ask('quit')
    }
    await first.ask('quit')
  }
  expect(answers).toEqual(expected)
  expect(all.length).toBeGreaterThan(1)
})
