import { describe, expect, it } from 'vitest'
import { MemoryDesk } from '../../../../core/desk/memory-desk'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import type { AnyRecord } from '../../../../core/model/records/records'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { MADE_MEMO_TYPES, MADE_MEMOS } from '../../../../core/model/values/made-memos'
import { INTERNAL, plantedDesk, SECRET } from '../../../helpers/desks/planted-desk'
import { randomDesk } from '../../../helpers/desks/random-desk'
import { sampleDesk } from '../../../helpers/desks/sample'
import { some } from '../../../helpers/long'

type Secrets = { [C in CollectionName]?: Record<string, unknown> }

/** Fields that neither reader may see, in records that they do see. */
const JUDGED: Secrets = {
  issue: { gap: 'apart', gapReason: SECRET },
  position: { movement: 'hardened' },
  annotation: { body: SECRET },
  membership: { basis: SECRET },
  source: { rights: SECRET },
}
/** Further fields that the press may not see. */
const OF_THE_OFFICE: Secrets = {
  ...JUDGED,
  deskSettings: { disclaimer: SECRET },
  talk: { summary: SECRET },
  round: { summary: SECRET },
  session: { purpose: SECRET, summary: SECRET, doNotRaise: [SECRET] },
  milestone: { note: SECRET },
  measure: { summary: SECRET },
  legalEvent: { summary: SECRET },
  good: { about: SECRET },
  person: { about: SECRET, names: { en: SECRET, ja: SECRET } },
  post: { title: { en: SECRET, ja: SECRET } },
  staff: { name: SECRET, telephone: SECRET },
  line: { ifPressed: SECRET, clearedBy: SECRET, status: 'cleared' },
}

async function sampleWith(secrets: Secrets): Promise<MemoryDesk> {
  const sample = await sampleDesk()
  const collections = structuredClone(sample.collections)
  for (const [collection, fields] of Object.entries(secrets) as [CollectionName, object][])
    for (const record of Object.values(collections[collection] ?? {})) Object.assign(record, fields)
  return new MemoryDesk(collections, (kind, sha256) =>
    kind === 'source' ? sample.sourceText(sha256) : sample.memoText(sha256),
  )
}

const NOW = '2025-06-06T23:59:00-04:00'
const print = (desk: MemoryDesk, memoAudience?: 'otherMinistry' | 'press') =>
  MADE_MEMO_TYPES.map((kind) =>
    JSON.stringify(
      composeMemo(desk, {
        kind,
        now: NOW,
        fresh: true,
        ...(memoAudience === undefined ? {} : { choices: { memoAudience } }),
      }),
    ),
  ).join('\n')

describe('fields that a reader may not see', () => {
  it.each([
    ['otherMinistry', JUDGED],
    ['press', OF_THE_OFFICE],
  ] as const)('are in memos for the desk, and in none for this one: %s', async (reader, secrets) => {
    const desk = await sampleWith(secrets)
    expect(print(desk)).toContain(SECRET)
    const cut = print(desk, reader)
    expect(cut).not.toContain(SECRET)
    expect(cut).not.toMatch(/Gap: |Moved: |hardened|suggested, not confirmed/)
  })
})

it('the press reads the rates in force, which are public, and no line, person or party’s claim that is not', async () => {
  const memo = print(await sampleDesk(), 'press')
  expect(memo).toContain('Additional tariff on automobiles (Section 232)')
  expect(memo).toContain('27.5% in force')
  expect(memo).toContain('Proclamation 10908')
  expect(memo).not.toMatch(/Akazawa|lift the additional tariffs|not cleared/)
})

it.each(some(Array.from({ length: 24 }, (_, seed) => seed)))(
  'a random desk shows nothing of what is marked above the reader: seed %i',
  (seed) => {
    const { desk } = randomDesk(seed, 1 + (seed % 3))
    const planted = plantedDesk(
      desk,
      (collection, twin) =>
        ({ ...twin, marking: INTERNAL, ...(collection === 'position' ? { party: 'party-0-q' } : {}) }) as AnyRecord,
    )
    for (const memoAudience of ['otherMinistry', 'press'] as const)
      for (const kind of MADE_MEMO_TYPES) {
        const about = { session: 'session', round: 'past', talk: 'talk' }[MADE_MEMOS[kind].about]
        const memo = composeMemo(planted, { kind, about, now: '2025-06-20T12:00:00Z', choices: { memoAudience } })
        expect(JSON.stringify(memo)).not.toContain(SECRET)
      }
  },
)
