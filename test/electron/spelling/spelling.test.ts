import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseAnswer } from '../../../core/contract/answer'
import type { Variant } from '../../../core/spelling/spelling-choice'
import { DeskService } from '../../../electron/desk/services/desk-service'
import { SpellingThread } from '../../../electron/spelling/spelling-thread'
import { ROOT } from '../../helpers/desks/sample'
import { deskOnDisk } from '../../helpers/requests/desk-service'
import { itLong } from '../../helpers/long'

const PLACE = { workerFile: join(ROOT, 'out', 'main', 'spelling.cjs'), folder: join(ROOT, 'out', 'main', 'spelling') }

function thread(idleMs?: number) {
  const made = new SpellingThread(PLACE, idleMs)
  onTestFinished(() => made.end())
  return made
}

it('the dictionaries know their own English, and what may be meant', async () => {
  const spelling = thread()
  const wrong = (variant: Variant, words: string) => spelling.ask('wrong', variant, words.split(' '))
  const words = 'negotiators don’t couldn’t Japan’s carve-out café colour color organise organize labour recieve tarrif'
  expect(await wrong('en-GB', words)).toEqual(['color', 'recieve', 'tarrif'])
  expect(await wrong('en-US', words)).toEqual(['colour', 'organise', 'labour', 'recieve', 'tarrif'])
  expect(await spelling.ask('suggest', 'en-GB', ['tarrif'])).toContain('tariff')
  expect((await spelling.ask('suggest', 'en-GB', ['teh']))[0]).toBe('the')
})

itLong('no dictionary is in memory before the first question, and after some time without one', async () => {
  const spelling = thread(10)
  expect(spelling.isRunning).toBe(false)
  expect(await spelling.ask('wrong', 'en-GB', ['teh'])).toEqual(['teh'])
  await expect.poll(() => spelling.isRunning).toBe(false)
  expect(await spelling.ask('wrong', 'en-GB', ['teh'])).toEqual(['teh'])
})

it('without its thread no word is wrong', async () => {
  const spelling = new SpellingThread({ ...PLACE, folder: join(ROOT, 'none') })
  expect(await spelling.ask('wrong', 'en-GB', ['teh'])).toEqual([])
})

it('names on the desk, the field’s words, figures and Japanese are never wrong', async () => {
  const { store } = await deskOnDisk()
  const service = new DeskService(
    store,
    () => '2025-06-08T09:00:00Z',
    () => undefined,
    { spelling: PLACE },
  )
  onTestFinished(() => service.end())
  const words = [
    'Bessent',
    'Akazawa’s',
    'Ryosei',
    'valorem',
    '8703.23',
    'MFN',
    '関税',
    'Japan',
    'tarrif',
    'Nobodyknows',
  ]
  const answer = await service.answer('desk:misspelt', { words, variant: 'en-GB' })
  expect(parseAnswer('desk:misspelt', answer)).toEqual({ misspelt: ['tarrif', 'Nobodyknows'] })
  expect(await service.suggestions({ wordAsked: '', word: 'tarrif', variant: 'en-GB' })).toContain('tariff')
})
