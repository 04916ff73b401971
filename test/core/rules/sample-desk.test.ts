import { describe, expect, it } from 'vitest'
import { getRef } from '../../../core/desk/desk-read'
import { checkDesk } from '../../../core/rules/rules'
import { sampleDesk } from '../../helpers/desks/sample'
import { LEADS, SEED_FACTS } from '../../helpers/desks/sample-facts'

describe('the sample dossier', () => {
  it('breaks no rule and causes no warning', async () => {
    expect(checkDesk(await sampleDesk())).toEqual([])
  })

  it.each(SEED_FACTS)('holds $id as records', async ({ records }) => {
    const desk = await sampleDesk()
    for (const ref of records) expect(getRef(desk, ref), `${ref.collection} ${ref.id}`).toBeDefined()
  })

  it('holds the related headlines as leads, and never as evidence', async () => {
    const desk = await sampleDesk()
    expect(LEADS.map((ref) => getRef(desk, ref)?.id)).toEqual(['lead-1', 'lead-2', 'lead-3'])
    expect(desk.all('evidence').filter((evidence) => evidence.about.collection === 'lead')).toEqual([])
  })

  it('invents no citation: the report’s title, author and address are empty', async () => {
    const report = (await sampleDesk()).get('source', 'source-report')
    expect(report?.citation).toEqual({
      type: 'article-newspaper',
      publisher: 'AloJapan.com',
      genre: 'republished news agency report',
      issued: { edtf: '2025-06-06/..', words: { en: 'on or after 6 June 2025', ja: '2025年6月6日以降' } },
    })
  })

  it('has evidence for every position, from the desk’s own summary', async () => {
    const desk = await sampleDesk()
    const sources = desk.all('evidence').map((evidence) => desk.get('annotation', evidence.annotation)?.source)
    expect(new Set(sources)).toEqual(new Set(['source-summary', 'source-note']))
  })

  it('has a fifth round with three sessions, and keeps mid-June fuzzy', async () => {
    const desk = await sampleDesk()
    expect(desk.all('session').filter((session) => session.round === 'round-5')).toHaveLength(3)
    expect(desk.get('milestone', 'milestone-deal')?.when).toEqual({
      edtf: '2025-06-1X',
      words: { en: 'mid-June 2025', ja: '2025年6月中旬' },
    })
  })

  it('cites the instruments and rulings with the known details', async () => {
    const desk = await sampleDesk()
    expect(desk.all('legalInstrument').map((instrument) => [instrument.number, instrument.citation])).toEqual([
      ['EO 14257', '90 FR 15041'],
      ['EO 14266', '90 FR 15625'],
      ['Proclamation 10908', '90 FR 14705'],
      // Its page was published only on 9 June.
      ['Proclamation 10947', undefined],
    ])
    expect(desk.all('legalEvent').map((event) => [event.docket, event.on.edtf])).toEqual([
      ['No. 1:25-cv-00066', '2025-05-28'],
      ['No. 25-1812', '2025-05-29'],
    ])
  })
})
