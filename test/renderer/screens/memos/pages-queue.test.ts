import { describe, expect, it } from 'vitest'
import { PagesQueue } from '../../../../renderer/screens/memos/pages-queue'

/** A queue with a press whose work the test ends, and a clock that the test moves. */
function bench() {
  const begun: { says: string; job: string; end: () => Promise<void>; fail: () => Promise<void> }[] = []
  const told = { canceled: [] as string[], laid: [] as string[], failed: [] as string[] }
  const clock = { now: 0 }
  const queue = new PagesQueue<string>({
    lay: ({ says }, job) =>
      new Promise((resolve, reject) => {
        begun.push({
          says,
          job,
          end: async () => resolve(`pages of ${says}`),
          fail: async () => reject(new Error(says)),
        })
      }),
    cancel: (job) => told.canceled.push(job),
    newJob: () => `job ${begun.length}`,
    now: () => clock.now,
    laid: (_, pages) => told.laid.push(pages),
    failed: ({ says }) => told.failed.push(says),
  })
  const type = (says: string) => queue.want({ says, fields: {} })
  return { queue, begun, told, clock, type }
}

describe('pages while somebody types', () => {
  it('are laid out one after another, the newest text next and none in between', async () => {
    const { begun, told, type } = bench()
    for (const says of ['a', 'ab', 'abc']) type(says)
    expect(begun.map(({ says }) => says)).toEqual(['a'])
    await begun[0]?.end()
    expect(begun.map(({ says }) => says)).toEqual(['a', 'abc'])
    await begun[1]?.end()
    expect(told).toEqual({ canceled: [], laid: ['pages of a', 'pages of abc'], failed: [] })
  })

  it('do not wait for pages that take long, which are canceled and never shown', async () => {
    const { begun, told, clock, type } = bench()
    type('a')
    clock.now = 501
    type('ab')
    expect(told.canceled).toEqual(['job 0'])
    expect(begun.map(({ says }) => says)).toEqual(['a', 'ab'])
    await begun[0]?.fail()
    await begun[1]?.end()
    expect(told).toMatchObject({ laid: ['pages of ab'], failed: [] })
  })

  it('go on after a failure, and end with the room', async () => {
    const { queue, begun, told, type } = bench()
    type('a')
    await begun[0]?.fail()
    expect(told.failed).toEqual(['a'])
    type('ab')
    queue.close()
    expect(told.canceled).toEqual(['job 1'])
    await begun[1]?.end()
    expect(told.laid).toEqual([])
  })
})
