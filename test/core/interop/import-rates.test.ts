import { describe, expect, it } from 'vitest'
import { importRecords } from '../../../core/interop/import-records'
import { aLayer, aMeasure, aSource } from '../../helpers/desks/record-fields'
import { actor, builder, document, FILE, preview, previewCsv, told } from './import-desks'

describe('an import of rates', () => {
  it('reads layers and their evidence in the form of an earlier schema, whether the file names it or not', () => {
    const base = builder()
      .add('source', 's', aSource())
      .add('annotation', 'q', {
        source: 's',
        exact: '13.5¢/kg',
        start: 0,
        end: 8,
        prefix: '',
        suffix: '',
        motivation: 'highlighting',
      })
      .desk()
    const old = aMeasure([
      { ...aLayer('a'), rate: undefined, kind: 'compound', basisPoints: 630, specific: '13.5¢/kg' },
    ])
    const records = {
      measure: { m: { id: 'm', ...old } },
      evidence: {
        e: {
          id: 'e',
          annotation: 'q',
          about: { collection: 'measure', id: 'm' },
          field: 'components[a].specific',
          role: 'supports',
        },
      },
    }
    const after = (plan: ReturnType<typeof preview>) => base.after(importRecords(base, plan, actor).ops)
    for (const more of [{}, { schema: 1 }]) {
      const plan = preview(base, JSON.stringify({ ...more, collections: records }))
      expect(told(plan)).toEqual([
        ['m', 'new'],
        ['e', 'new'],
      ])
      expect(after(plan).get('measure', 'm')?.components[0]?.rate).toBe('6.3% + 13.5¢/kg')
      expect(after(plan).get('evidence', 'e')?.field).toBe('components[a].rate')
    }
    const withMeasure = after(preview(base, JSON.stringify({ collections: { measure: records.measure } })))
    const cells = JSON.stringify([{ ...old.components[0], basisPoints: 750 }]).replaceAll('"', '""')
    const measures = previewCsv(withMeasure, 'measure', `id,components\r\nm,"${cells}"\r\n`, FILE)
    expect(measures.items[0]?.record).toMatchObject({ components: [{ id: 'a', rate: '7.5% + 13.5¢/kg' }] })
    expect(measures.items[0]?.record).not.toHaveProperty('components[0].basisPoints')
    const csv =
      'id,annotation,about.collection,about.id,field,role\r\ne,q,measure,m,components[a].basisPoints,supports\r\n'
    expect(previewCsv(withMeasure, 'evidence', csv).items[0]?.record).toMatchObject({ field: 'components[a].rate' })
    const schemaToday = preview(base, JSON.stringify({ schema: 2, collections: { measure: records.measure } }))
    expect(told(schemaToday)).toEqual([['m', 'refused', 'missing']])
  })

  it('stores a rate of a file as Parley writes it', () => {
    const desk = builder().desk()
    const rates = ['25 percent', '25%又は150円/kgのうち高い方', 'not known']
    const components = rates.map((rate, index) => aLayer(`l${index}`, { rate }))
    const plan = preview(desk, document({ measure: { m: aMeasure(components) } }))
    const made = desk.after(importRecords(desk, plan, actor).ops).get('measure', 'm')
    expect(made?.components.map(({ rate }) => rate)).toEqual(['25%', 'the greater of 25% and 150 yen/kg', null])
  })
})
