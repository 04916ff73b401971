import { describe, expect, it } from 'vitest'
import { MEMO_KINDS } from '../../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../../core/memo/lay-out-memo'
import { keptMemoText } from '../../../../core/memo/saved/kept-memo'
import { gatherAs } from '../../../../core/memo/saved/gather-for'
import type { MemoryDesk } from '../../../../core/desk/memory-desk'
import type { AnyRecord } from '../../../../core/model/records/records'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { MADE_MEMO_TYPES, MADE_MEMOS, type MadeMemoType } from '../../../../core/model/values/made-memos'
import type { Marking } from '../../../../core/model/values/marking'
import type { Vocabulary } from '../../../../core/model/values/vocabularies'
import { INTERNAL, plantedDesk, SECRET, type Twin } from '../../../helpers/desks/planted-desk'
import { sampleDesk } from '../../../helpers/desks/sample'
import { itLong, some } from '../../../helpers/long'

const READERS = ['press', 'otherMinistry'] as const
const LANGUAGES = ['en', 'ja'] as const
const LAW: ReadonlySet<CollectionName> = new Set([
  'good',
  'measure',
  'stackingRule',
  'legalInstrument',
  'legalEvent',
] as const)

/** All that is stored of a memo about each subject of its kind, and all that it prints. */
function everyText(
  desk: MemoryDesk,
  type: MadeMemoType,
  language: 'en' | 'ja',
  memoAudience: Vocabulary<'memoAudience'> | undefined,
): string[] {
  return desk
    .all(MADE_MEMOS[type].about)
    .filter(({ id }) => !id.endsWith('-q'))
    .map(({ id }) => {
      const content = gatherAs(desk, MEMO_KINDS[type], {
        id,
        asOf: '2025-06-20T12:00:00Z',
        timeZone: 'Asia/Tokyo',
        language,
        memoAudience,
      })
      const issued = layOutMemo(desk, MEMO_KINDS[type], content, undefined)
      return keptMemoText({ content, issued })
    })
}

const secretsIn = (texts: readonly string[]) =>
  texts.flatMap((text) => text.match(new RegExp(`.{0,80}${SECRET}\\d+`, 'g')) ?? [])

/** The same record, not marked, but of a kind that a reader may not see. */
const notForThem: Twin = (collection, twin) => {
  if (collection === 'source') return { ...twin, kind: 'deskNote' } as AnyRecord
  if (collection === 'line') return { ...twin, status: 'draft' } as AnyRecord
  if (collection === 'lead') return twin
  if (!['position', 'proposal', 'milestone', 'readout'].includes(collection)) return undefined
  return { ...twin, attribution: 'assessed', ...(collection === 'position' ? { track: 'assessed' } : {}) }
}

/** A party holds one position on an issue, so the second is on the track of the desk's own. */
const marked = (collection: CollectionName, twin: AnyRecord, marking: Marking): AnyRecord => ({
  ...twin,
  marking,
  ...(collection === 'position' ? { track: 'assessed' } : {}),
})

const PLANTS: Record<string, Twin> = {
  'every kind of record but law, marked above the reader': (collection, twin) =>
    LAW.has(collection) ? undefined : marked(collection, twin, INTERNAL),
  'every kind of record, marked above the reader': (collection, twin) => marked(collection, twin, INTERNAL),
  'every kind of record, with a caveat': (collection, twin) =>
    marked(collection, twin, { ...twin.marking, caveats: [`${SECRET}0`] }),
  'assessments, drafts and notes of the desk': notForThem,
}

describe.each(Object.entries(PLANTS))('%s', (_name, change) => {
  it.each(some(READERS.flatMap((reader) => LANGUAGES.map((language) => ({ reader, language })))))(
    'is in no extract: $reader, $language',
    async ({ reader, language }) => {
      const desk = plantedDesk(await sampleDesk(), change)
      const texts = MADE_MEMO_TYPES.flatMap((type) => everyText(desk, type, language, reader))
      expect(texts.length).toBeGreaterThan(MADE_MEMO_TYPES.length)
      expect(secretsIn(texts)).toEqual([])
    },
  )

  itLong('is in memos for the desk itself', async () => {
    const desk = plantedDesk(await sampleDesk(), change)
    const texts = MADE_MEMO_TYPES.flatMap((type) => everyText(desk, type, 'en', undefined))
    expect(secretsIn(texts).length).toBeGreaterThan(20)
  })
})
