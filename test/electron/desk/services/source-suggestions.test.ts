import { describe, expect, it } from 'vitest'
import type { SourceSuggestions } from '../../../../core/queries/offer-schemas'
import type { Offer } from '../../../../core/queries/offer-schemas'
import { deskOnDisk } from '../../../helpers/requests/desk-service'

describe('the suggestions of a source', () => {
  it('come part by part, as exact slices of its text, with the parties of the desk', async () => {
    const on = await deskOnDisk()
    const withText = on.store.desk.all('source').filter(({ sha256 }) => sha256 !== undefined)
    expect(withText.length).toBeGreaterThan(0)
    const parties = new Set<string>()
    for (const { id, sha256 = '' } of withText) {
      const text = on.store.desk.sourceText(sha256)
      const found: Offer[] = []
      for (let from: number | undefined = 0; from !== undefined;) {
        const answer: SourceSuggestions = await on.ask('desk:source-suggestions', { source: id, from })
        expect(JSON.stringify(answer).length).toBeLessThanOrEqual(200_000)
        found.push(...answer.offers)
        from = answer.next
      }
      for (const { suggestion, party } of found) {
        expect(suggestion.text).toBe(text.slice(suggestion.start, suggestion.end))
        if (party) parties.add(party.en)
      }
    }
    expect([...parties].toSorted()).toEqual(['Japan'])
  })

  it('are none for a place after its end', async () => {
    const on = await deskOnDisk()
    const source = on.store.desk.all('source')[0]?.id
    if (source === undefined) throw new Error('the sample has no source')
    expect(await on.ask('desk:source-suggestions', { source, from: 10_000_000 })).toEqual({ offers: [] })
  })
})
