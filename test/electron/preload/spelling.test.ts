import { describe, expect, it } from 'vitest'
import { MISSPELT_MAX } from '../../../core/spelling/spelling-choice'
import { SpellingProvider } from '../../../electron/preload/spelling'

/** A provider over a desk that finds some words wrong, and the questions that it was asked; each is answered when `answer` is called. */
function provider(settings: object = { spelling: 'en-GB', ownWords: ['Nihonshu'] }, text = '') {
  const asked: string[][] = []
  const waiting: (() => void)[] = []
  const made = new SpellingProvider({
    misspelt: ({ words }) => {
      asked.push(words)
      const misspelt = words.filter((word) => /^(tarrif|annexx|nihonshu|zz)/i.test(word))
      return new Promise((resolve) => {
        waiting.push(() => resolve({ ok: true, value: { misspelt } }))
      })
    },
    environment: () => Promise.resolve({ ok: true, value: settings }),
    text: () => text,
  })
  const said: string[][] = []
  const ask = (...words: string[]) => made.spellCheck(words, (wrong) => said.push(wrong))
  const answer = async (index: number) => {
    await expect.poll(() => waiting.length).toBeGreaterThan(index)
    waiting[index]?.()
  }
  return { made, asked, said, ask, answer }
}

describe('the words of a field', () => {
  it('are asked about once, and own words and those in addresses are right', async () => {
    const { asked, said, ask, answer, made } = provider(undefined, 'tarrif, see https://x.org/annexx')
    const first = ask('tarrif', 'annexx', 'NIHONSHU', 'good')
    await answer(0)
    await first
    await ask('tarrif', 'good')
    expect(said).toEqual([['tarrif'], ['tarrif']])
    expect(asked).toEqual([['tarrif', 'annexx', 'NIHONSHU', 'good']])
    made.forgetWrong()
    const again = ask('tarrif', 'good')
    await answer(1)
    await again
    expect(asked[1]).toEqual(['tarrif'])
  })

  it('are answered for the newest question alone', async () => {
    const { said, ask, answer } = provider()
    const [first, second] = [ask('tarrif'), ask('tarrif', 'zz')]
    await answer(1)
    await second
    await answer(0)
    await first
    expect(said).toEqual([['tarrif', 'zz']])
  })

  it('keep every verdict of one question, however many words it has', async () => {
    const wrong = Array.from({ length: 23_500 }, (_, n) => `zz${n}`)
    const { said, ask, answer, asked } = provider()
    const question = ask(...wrong)
    const parts = Math.ceil(wrong.length / MISSPELT_MAX)
    for (let part = 0; part < parts; part += 1) await answer(part)
    await question
    expect(said).toEqual([wrong])
    // Those of all questions are bounded.
    const next = ask('zz1')
    await answer(parts)
    await next
    expect(asked[parts]).toEqual(['zz1'])
  })

  it('keep no verdict of a desk or of settings that changed while it was asked', async () => {
    for (const change of ['forget', 'forgetWrong'] as const) {
      const { made, asked, said, ask, answer } = provider()
      const first = ask('tarrif')
      await expect.poll(() => asked.length).toBe(1)
      made[change]()
      await answer(0)
      await first
      expect(said).toEqual([['tarrif']])
      const second = ask('tarrif')
      await answer(1)
      await second
      expect(asked).toEqual([['tarrif'], ['tarrif']])
    }
  })

  it('are asked about after the settings could not be had at first', async () => {
    const answers = [
      () => Promise.reject(new Error('not yet')),
      () => Promise.resolve({ ok: false }),
      () => Promise.resolve({ ok: true, value: { spelling: 'en-GB', ownWords: [] } }),
    ]
    const made = new SpellingProvider({
      misspelt: ({ words }) => Promise.resolve({ ok: true, value: { misspelt: words } }),
      environment: () => answers.shift()?.() ?? Promise.reject(new Error('asked again')),
      text: () => '',
    })
    const said: string[][] = []
    for (let n = 0; n < 4; n += 1) await made.spellCheck(['tarrif'], (wrong) => said.push(wrong))
    expect(said).toEqual([[], [], ['tarrif'], ['tarrif']])
  })

  it('are not asked about if spelling is off, and none is wrong if nobody answers', async () => {
    const off = provider({ spelling: 'off', ownWords: [] })
    await off.ask('tarrif')
    expect([off.said, off.asked]).toEqual([[[]], []])
    const failing = new SpellingProvider({
      misspelt: () => Promise.resolve({ ok: false }),
      environment: () => Promise.resolve({ ok: true, value: { spelling: 'en-US', ownWords: [] } }),
      text: () => '',
    })
    const said: string[][] = []
    await failing.spellCheck(['tarrif'], (wrong) => said.push(wrong))
    expect(said).toEqual([[]])
  })
})
