import { describe, expect, it } from 'vitest'
import { HELP_TOPICS, helpOn } from '../../../core/actions/help-topics'
import { LANGUAGES } from '../../../core/base/text'
import { translator } from '../../../core/text/catalogue'

describe.each(LANGUAGES)('the help in %s', (language) => {
  const t = translator(language)

  it('has a title and two or more steps for each topic', () => {
    const all = helpOn('', t)
    expect(all.map(({ topic }) => topic)).toEqual([...HELP_TOPICS])
    for (const { title, steps } of all) {
      expect(title).not.toBe('')
      expect(steps.length).toBeGreaterThan(1)
      for (const step of steps) expect(step.trim()).toBe(step)
      expect(steps.every((step) => step.length > 5)).toBe(true)
    }
  })
})

describe('a search of the help', () => {
  const topics = (search: string, language: 'en' | 'ja' = 'en') =>
    helpOn(search, translator(language)).map(({ topic }) => topic)

  it('finds every topic with all the words, one with them in its title first', () => {
    expect(topics('backup')[0]).toBe('backups')
    expect(topics('tracked word')).toEqual(['changed'])
    expect(topics('DATES')[0]).toBe('dates')
    expect(topics('税率', 'ja')[0]).toBe('rates')
    // In full-width letters, as a Japanese keyboard may write them.
    expect(topics('Ｗｏｒｄ', 'ja')[0]).toBe('word')
  })

  it('finds a topic by the stem of a word, and by words that it does not print', () => {
    for (const word of ['reminder', 'reminders', 'reminding']) expect(topics(word)[0], word).toBe('reminders')
    for (const word of ['split', 'split view', 'side by side']) expect(topics(word)[0], word).toBe('beside')
    expect(topics('inherit')[0]).toBe('copies')
    expect(topics('bulk edit')[0]).toBe('several')
    expect(topics('shortcuts')[0]).toBe('keys')
    expect(topics('リマインダー', 'ja')[0]).toBe('reminders')
    expect(topics('分割', 'ja')[0]).toBe('beside')
    // Only the beginning of a word counts: “update” is no date.
    expect(topics('pdate')).toEqual([])
  })

  it('finds nothing for words that no topic has', () => {
    expect(topics('zebra')).toEqual([])
  })
})
