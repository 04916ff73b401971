import { describe, expect, it } from 'vitest'
import type { DeskRead } from '../../../../core/desk/desk-read'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import type { Language } from '../../../../core/base/text'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { rowText } from '../../../../core/queries/find-rows'
import { timelessRow } from '../../../../core/queries/lists'
import { sessionPart } from '../../../../core/queries/session-view'
import { boundsAt } from '../../../../core/desk/known-by'
import { getOrThrow } from '../../../../core/desk/desk-read'
import { addEvidence, uncitedDesk } from '../../../helpers/desks/cited-desk'
import { stretches, wordsOf } from '../../../helpers/desks/memo-stretches'

const NOW = '2025-06-20T12:00:00Z'
const printed = (desk: DeskRead) =>
  stretches(composeMemo(desk, { kind: 'meetingBrief', about: 'session', now: NOW })).map(wordsOf)
const CLAIMS = ['proposal', 'milestone', 'readout'] as const

/** The uncited desk with more fields in one of its records. */
function deskWith(collection: CollectionName, more: object, language: Language = 'en') {
  const builder = uncitedDesk(language)
  return builder.add(collection, collection, { ...builder.collections[collection]?.[collection], ...more })
}
const said = { attribution: 'reported', speaker: 'membership', contested: true }

describe('a claim in a brief', () => {
  it.each([
    ['proposal', 'Tabled by Chile (Ana Rojas): Butter package. As reported:* (a) A quota.* (A claim; contested.)'],
    ['milestone', 'Quota ends (fixed). (As reported, Ana Rojas.)* By treaty.* (A claim; contested.)'],
    ['readout', 'Readout, Chile: (As reported, Ana Rojas.) All is open.* (A claim; contested.)'],
  ] as const)('says how it was said, who said it, and that it is contested: %s', (collection, text) => {
    const whole = printed(deskWith(collection, said).desk()).join('\n')
    expect(whole).toContain(text)
    expect(printed(uncitedDesk().desk()).join('\n')).not.toContain('contested')
    const plain = printed(deskWith(collection, { speaker: 'membership' }).desk()).join('\n')
    expect(plain).toMatch(collection === 'proposal' ? /Chile \(Ana Rojas\)/ : /\(According to Ana Rojas\.\)/)
  })

  it('says so in Japanese', () => {
    const whole = printed(deskWith('milestone', said, 'ja').desk()).join('\n')
    expect(whole).toContain('（報道による、Ana Rojas。）')
    expect(whole).toContain('（一方の主張であり、異論あり。）')
  })

  it('needs no source if it is the desk’s own assessment, and says that it is', () => {
    const whole = printed(deskWith('milestone', { attribution: 'assessed' }).desk()).join('\n')
    expect(whole).toMatch(/\(Assessed – desk\.\) By treaty\.$/m)
  })

  it.each(CLAIMS)('names a speaker once, whom its evidence names too: %s', (collection) => {
    const about = { collection, id: collection }
    const field = { proposal: 'title', milestone: 'when', readout: 'issuedBy' }[collection]
    const builder = deskWith(collection, { attribution: 'reported', speaker: 'membership' })
    const whole = printed(addEvidence(builder, about, field, { speaker: 'membership' }).desk()).join('\n')
    expect(whole).toMatch(/\(As reported, Ana Rojas\.\)|Chile \(Ana Rojas\)/)
    expect(whole).not.toContain('According to')
  })
})

describe('a claim in a list', () => {
  it.each(CLAIMS)('says how it was said, who said it, and that it is contested: %s', (collection) => {
    const desk = deskWith(collection, said).desk()
    const row = desk.derived(timelessRow, `${collection}/${collection}`)
    expect(row && rowText(row, 'en')).toMatch(/reported\nana rojas\ncontested claim/)
  })

  it('of readouts on the page of a meeting says so too', () => {
    const desk = deskWith('readout', said).desk()
    const { readouts } = sessionPart(desk, getOrThrow(desk, 'session', 'past'), boundsAt(desk, Date.parse(NOW)))
    expect(readouts.sides[0]?.readout?.facts.map(({ type }) => type)).toEqual(['word', 'local', 'caveat'])
  })
})
