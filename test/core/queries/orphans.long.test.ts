import { describe, expect, it } from 'vitest'
import type { OrphansView } from '../../../core/queries/orphans'
import { SourceBench } from '../../helpers/edits/source-bench'

describe('the orphans of a source', () => {
  it('come a part at a time, each answer small enough for a window', () => {
    const sentences = Array.from({ length: 20 }, (_none, n) => `${n} ${'大臣は関税の撤廃を強く求めた。'.repeat(90)}`)
    const text = sentences.join('\n')
    const places = sentences.map(
      (sentence) => [text.indexOf(sentence), text.indexOf(sentence) + sentence.length] as const,
    )
    const on = new SourceBench(text, places)
    on.do(on.giving(text.replaceAll('強く', '再び')))
    const ids: string[] = []
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const view: OrphansView = on.orphans(offset)
      expect(view.count).toBe(20)
      expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(200_000)
      expect(view.orphans.length).toBeGreaterThan(0)
      ids.push(...view.orphans.map(({ annotation }) => annotation))
      offset = view.next
    }
    expect(ids).toEqual(places.map((_place, index) => `quote-${index}`))
  })
})
