import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DEFAULT_MARKING,
  highestMarking,
  markingLine,
  nextLower,
  NOT_RELEASABLE,
  raisesNothing,
  type Marking,
} from '../../../../core/model/values/marking'
import { MARKING_SCHEMES } from '../../../../core/model/values/marking-schemes'

const tlp = (level: string, more: Partial<Marking> = {}): Marking => ({
  ...DEFAULT_MARKING,
  scheme: 'tlp',
  level,
  ...more,
})

describe('the marking of a whole', () => {
  it('is at least as high as each part’s', () => {
    expect(highestMarking([tlp('green'), tlp('red'), tlp('clear')]).level).toBe('red')
    expect(highestMarking([])).toEqual(DEFAULT_MARKING)
  })

  it('carries all caveats, and releases only to those whom every part releases to', () => {
    const whole = highestMarking([
      tlp('green', { caveats: ['EYES'], releasability: ['JP', 'US'] }),
      tlp('green', { caveats: ['LIMIT'], releasability: ['US', 'CA'] }),
      tlp('green'),
    ])
    expect(whole.caveats).toEqual(['EYES', 'LIMIT'])
    expect(whole.releasability).toEqual(['US'])
    expect(
      highestMarking([tlp('green', { releasability: ['JP'] }), tlp('green', { releasability: ['US'] })]).releasability,
    ).toEqual([NOT_RELEASABLE])
  })

  it('is the same without the parts that raise nothing', () => {
    const list = fc.subarray(['A', 'B', 'C'])
    const part = fc
      .record({ level: fc.constantFrom('clear', 'green', 'red'), caveats: list, handling: list, releasability: list })
      .map(({ level, ...more }) => tlp(level, more))
    fc.assert(
      fc.property(part, fc.array(part), (first, rest) => {
        expect(highestMarking([first, ...rest.filter((marking) => !raisesNothing(marking))])).toEqual(
          highestMarking([first, ...rest]),
        )
      }),
    )
    expect([tlp('clear'), DEFAULT_MARKING].every(raisesNothing)).toBe(true)
  })

  it('is refused for two schemes, which have no common order', () => {
    expect(() => highestMarking([DEFAULT_MARKING, tlp('green')])).toThrow(/markings-mixed/)
  })
})

describe('a marking scheme', () => {
  it('never translates TLP labels, and offers nothing above confidential', () => {
    expect(markingLine(tlp('amberStrict'), 'ja')).toBe('TLP:AMBER+STRICT')
    const labels = MARKING_SCHEMES.flatMap((scheme) => scheme.levels.flatMap((level) => Object.values(level.label)))
    expect(labels.filter((label) => /\bSECRET\b|秘$|極秘/.test(label ?? ''))).toEqual([])
  })

  it('prints in ink that is readable on white (at least 4.5:1)', () => {
    const channel = (value: number) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    const colours = MARKING_SCHEMES.flatMap((scheme) => scheme.levels.map((level) => level.colour))
    for (const colour of colours) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        channel(Number.parseInt(colour.slice(at, at + 2), 16)),
      )
      expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05), colour).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe('the next lower marking', () => {
  it('is one level lower with the same limits, and of the lowest level without limits', () => {
    const internal = { ...DEFAULT_MARKING, level: 'internal', caveats: ['EYES ONLY'] }
    expect(nextLower(internal)).toEqual({ ...internal, level: 'unclassified' })
    expect(nextLower({ ...DEFAULT_MARKING, caveats: ['EYES ONLY'] })).toEqual(DEFAULT_MARKING)
  })
})
