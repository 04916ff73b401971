import { expect, it } from 'vitest'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { suggestionsOf } from '../../helpers/desks/suggestions-of'
import { findingsOf, SETTINGS } from '../../../core/rules/rules'
import { AT, smallDesk } from '../../helpers/desks/desk-builder'

/** The phrases that a desk adds in its settings. */

const SHA = 'c'.repeat(64)
const TEXT =
  'Trade tsar Ana Rojas and a trade tsar of Peru spoke of the Ladder rule. 通商総監督官の佐藤花子通商監督が応じた。'

const desk = (): MemoryDesk =>
  smallDesk()
    .text(SHA, TEXT)
    .add('source', 'report', {
      kind: 'document',
      citation: { type: 'document', title: 'Report', issued: { edtf: '2025-06-05' } },
      language: 'en',
      reliability: 'press',
      sha256: SHA,
    })
    .desk()

const withPhrases = (on: MemoryDesk, ...namePatterns: { language: 'en' | 'ja'; kind: string; phrase: string }[]) =>
  on.after([
    {
      op: 'put',
      collection: 'deskSettings',
      record: { ...getOrThrow(on, 'deskSettings', 'settings'), namePatterns } as never,
    },
  ])

const found = (on: DeskRead) =>
  suggestionsOf(on, { source: 'report', from: 0 }, AT).offers.map(({ suggestion: { kind, text } }) => `${kind} ${text}`)

const LEVY = { language: 'en', kind: 'measure', phrase: 'ladder (rule|rules)' } as const
const TSAR = { language: 'en', kind: 'post', phrase: 'trade tsar' } as const
const OVERSEER = { language: 'ja', kind: 'post', phrase: '通商監督' } as const

it('phrases of the desk are suggested as soon as they are in its settings, and no longer than that', () => {
  const before = desk()
  expect(found(before)).not.toContain('measure Ladder rule')
  const after = withPhrases(before, LEVY, TSAR, OVERSEER)
  expect(found(after)).toEqual(
    expect.arrayContaining([
      'post trade tsar',
      'measure Ladder rule',
      'person Trade tsar Ana Rojas',
      'person 佐藤花子通商監督',
    ]),
  )
  // The words beside a name are the post.
  const titles = suggestionsOf(after, { source: 'report', from: 0 }, AT).offers.flatMap(({ suggestion }) =>
    suggestion.kind === 'person' ? [suggestion.value.title] : [],
  )
  expect(titles).toEqual(['Trade tsar', '通商監督'])
  expect(found(withPhrases(after, TSAR))).not.toContain('measure Ladder rule')
  expect(findingsOf(after, SETTINGS)).toEqual([])
})

it('a phrase that cannot be looked for is named, and leaves the others alone', () => {
  const bad = [
    'ladder (rule',
    '{nothing}',
    '{name:name}',
    '<a>',
    'a)(b',
    // Each part that may be missing doubles the ways to read a phrase.
    `${'[a]'.repeat(24)}x`,
    'a'.repeat(150),
  ]
  const on = withPhrases(
    desk(),
    ...bad.map((phrase) => ({ ...LEVY, phrase })),
    { ...OVERSEER, phrase: '監督)(総' },
    LEVY,
  )
  expect(found(on)).toContain('measure Ladder rule')
  expect(findingsOf(on, SETTINGS)).toMatchObject(
    [...bad, '監督)(総'].map((phrase) => ({
      code: 'phrase-unread',
      severity: 'warning',
      field: 'namePatterns',
      params: { phrase },
    })),
  )
})
