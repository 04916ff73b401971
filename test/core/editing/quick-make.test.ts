import { describe, expect, it } from 'vitest'
import { namesIn } from '../../../core/editing/names-in'
import {
  areaNamed,
  issueWords,
  partyNamed,
  quickMake,
  typedName,
  type QuickPorts,
  type QuickWanted,
} from '../../../core/editing/quick-make'
import { checkField, missingFields } from '../../../core/model/schema/check-field'

const WANTED: QuickWanted = { names: { en: 'Tomatoes' }, party: '', title: {} }

/** Ports that note what is made. */
function noting() {
  const made: { collection: string; fields: Readonly<Record<string, unknown>> }[] = []
  const edits: number[] = []
  let count = 0
  const ports: QuickPorts = {
    newId: () => `new-${(count += 1)}`,
    create: (records) => {
      edits.push(records.length)
      made.push(...records.map(({ collection, fields }) => ({ collection, fields })))
      return Promise.resolve()
    },
    findPost: () => Promise.resolve(undefined),
  }
  return { made, edits, ports }
}

describe('making a record from a field', () => {
  it('makes an issue that lacks nothing', async () => {
    const { made, ports } = noting()
    const wanted = { ...WANTED, talk: 'talk-1', area: { en: 'Goods' } }
    expect(await quickMake('issue', wanted, {}, ports)).toBe('new-1')
    expect(made).toEqual([
      { collection: 'issue', fields: { talk: 'talk-1', area: { en: 'Goods' }, label: { en: 'Tomatoes' } } },
    ])
    expect(missingFields('issue', made[0]?.fields ?? {})).toEqual([])
  })

  it('makes the first talk with the round or the issue that needs one, as one edit', async () => {
    const { made, edits, ports } = noting()
    const wanted: QuickWanted = {
      ...WANTED,
      names: {},
      newTalk: { en: 'Dairy talks' },
      parties: ['nz', 'cl'],
      level: 'ministerial',
      when: { edtf: '2025-06-05' },
      status: 'held',
    }
    expect(await quickMake('round', wanted, {}, ports)).toBe('new-2')
    expect(made).toEqual([
      {
        collection: 'talk',
        fields: { title: { en: 'Dairy talks' }, parties: ['nz', 'cl'], areas: [], status: 'underWay', chiefs: [] },
      },
      {
        collection: 'round',
        fields: { talk: 'new-1', level: 'ministerial', when: { edtf: '2025-06-05' }, status: 'held' },
      },
    ])
    expect(edits).toEqual([2])
    expect(missingFields('talk', made[0]?.fields ?? {})).toEqual([])
    expect(missingFields('round', made[1]?.fields ?? {})).toEqual([])
    const issue = { ...WANTED, area: { en: 'Goods' }, newTalk: { en: 'Other talks' }, parties: ['nz'] }
    await quickMake('issue', issue, {}, ports)
    expect(made.at(-1)).toMatchObject({ collection: 'issue', fields: { talk: 'new-3', label: { en: 'Tomatoes' } } })
  })

  it('makes a country or a bloc by its code', async () => {
    const { made, ports } = noting()
    for (const name of ['Morocco', 'メルコスール']) {
      const party = partyNamed(name)
      if (!party) throw new Error(`${name} is not known`)
      await quickMake('party', { ...WANTED, ...party }, {}, ports)
    }
    expect(made.map(({ fields }) => [fields.kind, fields.code])).toEqual([
      ['country', 'MA'],
      ['bloc', 'MERCOSUR'],
    ])
    for (const { fields } of made)
      for (const [name, value] of Object.entries(fields)) expect(checkField('party', name, value)).toBeUndefined()
    expect(partyNamed('Ruritania')).toBeUndefined()
    expect(partyNamed('ＵＳＡ')?.code).toBe('US')
  })

  it('reads the area before a colon, in both kinds of colon', () => {
    expect(issueWords('Border: Inspections')).toEqual({ area: 'Border', label: 'Inspections' })
    expect(issueWords(' 国境：検査 ')).toEqual({ area: '国境', label: '検査' })
    for (const typed of ['Inspections', ': Inspections', 'Border:', '：'])
      expect(issueWords(typed)).toEqual({ label: typed })
  })

  it('finds the area that the talk has, in either language, before it makes one', () => {
    const areas = [{ en: 'Goods', ja: '物品' }, { en: 'Border' }]
    expect(areaNamed('物品', areas, 'en')).toEqual(areas[0])
    expect(areaNamed('border', areas, 'en')).toEqual(areas[1])
    expect(areaNamed('Services', areas, 'en')).toEqual({ en: 'Services' })
  })

  it('keeps a name in the language of its letters, or else in the desk’s', () => {
    expect(typedName('検査', 'en')).toEqual({ ja: '検査' })
    expect(typedName('EPA', 'ja')).toEqual({ ja: 'EPA' })
    expect(typedName('Inspections', 'en')).toEqual({ en: 'Inspections' })
  })
})

describe('several names in one field', () => {
  it('are parted by commas of either kind, each once', () => {
    expect(namesIn('Sigrun, Karim; Jon,Sigrun,')).toEqual(['Sigrun', 'Karim', 'Jon'])
    expect(namesIn('赤澤、石破，森')).toEqual(['赤澤', '石破', '森'])
    expect(namesIn('Sigrun Hallsdottir')).toEqual(['Sigrun Hallsdottir'])
    expect(namesIn(Array.from({ length: 60 }, (_, n) => `name ${n}`).join(','))).toEqual([])
  })
})
