import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { getRef } from '../../../core/desk/desk-read'
import { checkDesk } from '../../../core/rules/rules'
import { ROOT, sampleDesk } from '../../helpers/desks/sample'
import { LEADS, SEED_FACTS } from '../../helpers/desks/sample-facts'

describe('the sample dossier', () => {
  it('breaks no rule, and warns only that one report is the source of each claim', async () => {
    const found = checkDesk(await sampleDesk(), '2025-06-20T12:00:00Z')
    expect(found.map(({ code, about }) => `${code} ${about.id}`)).toEqual([
      'claim-single-source position-jp-benefit',
      'claim-single-source position-jp-removal',
      'claim-single-source position-us-cars',
      'claim-single-source proposal-jp-package',
      'claim-single-source milestone-deal',
    ])
    expect(found.map(({ params }) => params['source.en'])).toEqual(
      found.map(() => expect.stringContaining('AloJapan.com')),
    )
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

  it('records who said what the report leaves to a speaker', async () => {
    const desk = await sampleDesk()
    const said = (collection: string, id: string, field: string) =>
      desk
        .all('evidence')
        .filter(
          ({ about, ...evidence }) => about.collection === collection && about.id === id && evidence.field === field,
        )
        .map(({ speaker, issuedBy }) => speaker ?? issuedBy)
    expect(said('talk', 'talk-jp-us', 'summary')).toEqual(['membership-akazawa'])
    expect(said('milestone', 'milestone-deal', 'when')).toEqual(['membership-akazawa'])
    expect(said('round', 'round-6', 'summary')).toEqual(['membership-akazawa'])
    expect(said('session', 'session-0605', 'minutes')).toEqual(['party-jp'])
    expect(desk.get('proposal', 'proposal-jp-package')?.attribution).toBe('reported')
  })

  it('counts no round and no meeting that the report does not count, and names no place for the leaders', async () => {
    const desk = await sampleDesk()
    expect(desk.get('round', 'round-6')?.ordinal).toBeUndefined()
    expect(desk.get('round', 'round-6')?.title?.en).toContain('desk’s entry')
    expect(desk.get('round', 'round-leaders')?.place).toBeUndefined()
    expect(desk.get('session', 'session-0606')?.summary).toContain('Desk: one entry for the day')
  })

  it('keeps automobile parts and the United Kingdom apart', async () => {
    const desk = await sampleDesk()
    const parts = desk.get('measure', 'measure-auto-parts')
    expect([parts?.scope, parts?.components[0]?.validity.edtf]).toEqual([[], '2025-05-03T00:01:00-04:00/..'])
    expect(desk.get('measure', 'measure-steel-uk')?.components[0]?.rate).toBe('25%')
    expect(desk.get('stackingRule', 'rule-steel-uk')).toMatchObject({
      kind: 'excludes',
      when: { measure: 'measure-steel-uk' },
      target: { measure: 'measure-steel' },
    })
  })

  it('retells the report in the words of the frozen desks: a sentence retold in one is retold in all', async () => {
    const summary = (await sampleDesk()).get('source', 'source-summary')?.sha256
    for (const name of ['desk-part1', 'desk-part3', 'desk-part4'])
      expect(readdirSync(join(ROOT, 'test', 'fixtures', name, 'sources')), name).toContain(`${summary}.txt`)
  })

  it('has a fifth round with two sessions, and keeps mid-June fuzzy', async () => {
    const desk = await sampleDesk()
    expect(desk.all('session').filter((session) => session.round === 'round-5')).toHaveLength(2)
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
