import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../core/base/text'
import { ParleyError } from '../../../../core/base/errors'
import { getOrThrow, settingsOf, type DeskRead } from '../../../../core/desk/desk-read'
import type { Op } from '../../../../core/desk/ops'
import { overlay } from '../../../../core/desk/staged-desk'
import { pictureTexts, type MemoModel, type Run } from '../../../../core/memo/memo-model'
import { layOutMemo } from '../../../../core/memo/lay-out-memo'
import { MEMO_KINDS } from '../../../../core/memo/kinds/kinds'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { parseRecord } from '../../../../core/model/schema/parse-record'
import { MADE_MEMOS } from '../../../../core/model/values/made-memos'
import { smallDesk, type DeskBuilder } from '../../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aRule } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'

const NOW = '2025-06-20T12:00:00Z'
const BLANK_HEADER = {
  rev: 1,
  createdBy: 'staff-example',
  createdAt: NOW,
  changedBy: 'staff-example',
  changedAt: NOW,
  marking: { scheme: 'house', level: 'unclassifiedDraft', caveats: [], handling: [], releasability: [] },
}
const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

/** Each section's lines: paragraphs, points, and the rows of tables with a bar between cells. */
function sectionsOf({ blocks }: MemoModel): Record<string, string[]> {
  const sections: Record<string, string[]> = {}
  let lines: string[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') sections[textOf(block.runs)] = lines = []
    else if (block.kind === 'paragraph') lines.push(textOf(block.runs))
    else if (block.kind === 'points') lines.push(...block.items.map(textOf))
    else if (block.kind === 'table') lines.push(...block.rows.map((row) => row.map(textOf).join(' | ')))
    else if (block.kind === 'chart') (sections.pictures ??= []).push(textOf(block.words), textOf(block.legend))
    else throw new Error(`a ${block.kind} in a fact sheet`)
  }
  return sections
}

/** The fact sheet of a desk as of an instant, by what was known at another. */
function sheetOf(desk: DeskRead, asOf: string, knowledgeCutoff?: string, id = 'session'): Record<string, string[]> {
  const kind = MEMO_KINDS.tariffFactSheet
  const content = kind.gather(desk, { id, asOf, timeZone: 'America/New_York', knowledgeCutoff })
  return sectionsOf(layOutMemo(desk, kind, content, undefined))
}

async function sampleIn(language: Language) {
  const desk = await sampleDesk()
  return overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settingsOf(desk), language } }])
}

const sampleSheet = async (asOf: string, cutoff?: string) =>
  sheetOf(await sampleDesk(), asOf, cutoff, 'session-leaders')

/** A good of ours of 4% into their market, under a measure of theirs. */
const goodDesk = (measure: object, good: object = {}): DeskBuilder =>
  smallDesk()
    .add('good', 'butter', {
      title: { en: 'Butter' },
      codes: [{ hs: '0405', revision: 'HS 2022' }],
      ordinaryDuty: '4%',
      preferences: [],
      contents: [],
      unitValues: [],
      quotas: [],
      documents: [],
      coveredBy: [],
      notCoveredBy: [],
      ...good,
    })
    .add('measure', 'm', measure as Record<string, unknown>)

describe('the tariff fact sheet of the sample', () => {
  it('has every section, and says first what is in force and what was announced', async () => {
    const memo = composeMemo(await sampleDesk(), { kind: 'tariffFactSheet', now: NOW })
    const sections = sectionsOf(memo)
    expect(Object.keys(sections).filter((name) => name !== 'pictures')).toHaveLength(
      MADE_MEMOS.tariffFactSheet.sections.length,
    )
    expect(sections['Announced and in force']).toEqual([
      'For goods that enter on 6 June 2025, 23:59 (Washington time), by what was known then.',
      'Origin Japan, border United States.',
      'General good: 14% in force: 4% + 10%; announced 28%.',
      'Passenger car (HS 8703): 27.5% in force: 2.5% + 25%; announced the same.',
      'Light truck (HS 8704): 50% in force: 25% + 25%; announced the same.',
      'Origin United States, border Japan.',
      'Passenger car (HS 8703): 0% in force; no announced rate recorded.',
      'Light truck (HS 8704): 0% in force; no announced rate recorded.',
    ])
  })

  it('draws the rate with a change ahead through the year, and says in words what it draws', async () => {
    const memo = composeMemo(await sampleDesk(), { kind: 'tariffFactSheet', now: NOW })
    expect(sectionsOf(memo).pictures).toEqual([
      'General good, Japan to United States. In force: 4%; from 5 April 2025, 00:01 (EDT) 14%; from 9 April 2025, 00:01 (EDT) 28%; from 10 April 2025, 00:01 (EDT) 14%; from 9 July 2025, 00:01 (EDT) 28%, as the law stands. Announced: 4%; from 2 April 2025 28%.',
      'Line: in force; thin: as the law stands. Dots: announced.',
    ])
    const picture = memo.blocks.find((block) => block.kind === 'chart')
    const lines = picture?.drawn.shapes.flatMap((shape) => (shape.kind === 'line' ? [shape] : []))
    const heights = (of: string) => {
      const law = lines?.filter(({ role }) => role === of).flatMap(({ points }) => points.map(([, y]) => y)) ?? []
      return law.filter((y, index) => y !== law[index - 1])
    }
    const [low = 0, middle = 0, high = 0] = heights('law')
    // 4%, 14%, 28%, 14%, and 28% ahead: from the foot of the picture, as far as their figures.
    expect(heights('law')).toEqual([low, middle, high, middle])
    expect(heights('law-ahead')).toEqual([middle, high])
    expect((middle - low) / (high - low)).toBeCloseTo(10 / 24, 2)
    expect(pictureTexts(memo)).toEqual(expect.arrayContaining(['0%', '30%', '6 June 2025, 23:59 (EDT)', '2025']))
  })

  it('says until which day a layer was in force before, and not the day on which that ended', async () => {
    const desk = await sampleDesk()
    const rule = getOrThrow(desk, 'stackingRule', 'rule-suspended')
    const suspended: Op = {
      op: 'put',
      collection: 'stackingRule',
      record: { ...rule, interval: { edtf: '2025-04-20/2025-05-31', timeZone: 'America/New_York' } },
    }
    // The suspension is the rule's alone.
    const without = desk.all('measure').map((measure): Op => ({
      op: 'put',
      collection: 'measure',
      record: { ...measure, events: measure.events.filter(({ status }) => status !== 'suspended') },
    }))
    const { 'Layers of each rate': layers = [] } = sectionsOf(
      composeMemo(desk.after([suspended, ...without]), { kind: 'tariffFactSheet', now: NOW }),
    )
    expect(layers.join('\n')).toContain(
      'in force since 1 June 2025, 00:00 (EDT). Also in force from 9 April 2025 to 19 April 2025; in between: suspended.',
    )
  })

  it('lists the layers of a good with standing, rule and source, those that a rule takes out included', async () => {
    const { 'Layers of each rate': layers = [] } = sectionsOf(
      composeMemo(await sampleDesk(), { kind: 'tariffFactSheet', now: NOW }),
    )
    expect(layers.slice(0, 9)).toEqual([
      'Origin Japan, border United States. General good.',
      'Ordinary duty of the good | 4% | in force | – | (Unsourced.)',
      'Reciprocal tariffs – baseline, nearly every country | 10% | in force since 10 April 2025, 00:01 (EDT). Also in force from 5 April 2025 to 9 April 2025; in between: replaced. | – | EO 14257',
      'Reciprocal tariffs – rate for Japan, in total | 24% | suspended | The rate for Japan is suspended from 10 April to 9 July 2025 (EO 14266) | EO 14257, EO 14266',
      'Origin Japan, border United States. Passenger car (HS 8703).',
      'US ordinary duty on passenger cars – MFN duty | 2.5% | in force by 1 April 2025 | – | source',
      'Additional tariff on automobiles (Section 232) – additional duty | 25% | in force since 3 April 2025, 00:01 (EDT) | – | Proclamation 10908',
      'Reciprocal tariffs – baseline, nearly every country | 10% | excluded | Goods under the tariff on automobiles are excluded from the baseline (EO 14257) | EO 14257',
      'Reciprocal tariffs – rate for Japan, in total | 24% | suspended | The rate for Japan is suspended from 10 April to 9 July 2025 (EO 14266) | EO 14257, EO 14266',
    ])
  })

  it('names the good in the head of its table, which each page repeats', async () => {
    const { blocks } = composeMemo(await sampleDesk(), { kind: 'tariffFactSheet', now: NOW })
    const heads = blocks.flatMap((block) => (block.kind === 'table' ? [block.header[0]] : []))
    expect(heads.slice(0, 3).map((runs) => textOf(runs ?? []))).toEqual([
      'Layer: General good',
      'Layer: Passenger car',
      'Layer: Light truck',
    ])
  })

  it('keeps what was owed and what a court said since in two lines, and names the next change in both clocks', async () => {
    const sections = sectionsOf(composeMemo(await sampleDesk(), { kind: 'tariffFactSheet', now: NOW }))
    expect(sections.Litigation?.slice(1, 3)).toEqual([
      'Of the total, this was owed under the law as applied on 6 June 2025, 23:59 (Washington time), whatever the outcome in court: Reciprocal tariffs – baseline, nearly every country (10%, General good).',
      'Stopped by a court (V.O.S. Selections, Inc. v. United States, US Court of International Trade, 28 May 2025), with effect from 7 June 2025; stayed administratively on 29 May 2025.',
    ])
    expect(sections['Next known change']?.[1]).toBe(
      'General good, from 9 July 2025, 00:01 (Washington time); 9 July 2025, 13:01 (Tokyo time): 28% in force: 4% + 24%. ' +
        'Reciprocal tariffs – baseline, nearly every country: replaced; Reciprocal tariffs – rate for Japan, in total: in force.',
    )
    expect(sections['Not known']).toEqual([
      'Origin United States, border Japan. The desk has no line in that schedule for: General good.',
    ])
  })

  it('says the same in Japanese', async () => {
    const sections = sectionsOf(composeMemo(await sampleIn('ja'), { kind: 'tariffFactSheet', now: NOW }))
    expect(sections['発表税率と適用税率']?.slice(1, 4)).toEqual([
      '日本から米国へ：',
      '一般の物品：適用税率は14%（4% + 10%）。発表された税率は28%。',
      '乗用車（HS 8703）：適用税率は27.5%（2.5% + 25%）。発表された税率も同じ。',
    ])
  })
})

describe('the goods of a fact sheet', () => {
  const goodsIn = (sections: Record<string, string[]>, heading: string) =>
    (sections[heading] ?? []).flatMap(
      (line) => /^(General good|Passenger car|Light truck|一般の物品|乗用車)/.exec(line)?.[1] ?? [],
    )

  it('are those that the memo names, in its order, in every section', async () => {
    const desk = await sampleDesk()
    const memo = composeMemo(desk, {
      kind: 'tariffFactSheet',
      now: NOW,
      choices: { goods: ['light-truck', 'general'] },
    })
    const sections = sectionsOf(memo)
    expect(goodsIn(sections, 'Announced and in force')).toEqual(['Light truck', 'General good', 'Light truck'])
    expect(JSON.stringify(sections)).not.toContain('Passenger car')
  })

  it('are stored with a draft, printed in both languages, and are others by the wish of one print alone', async () => {
    const draft = parseRecord('memo', {
      ...BLANK_HEADER,
      id: 'memo-f',
      type: 'tariffFactSheet',
      session: 'session-leaders',
      version: 1,
      status: 'draft',
      asOf: '2025-06-06T23:59:00-04:00',
      timeZone: 'America/New_York',
      copies: [],
      goods: ['car'],
    })
    const desk = overlay(await sampleIn('ja'), [{ op: 'put', collection: 'memo', record: draft }])
    const request = { kind: 'tariffFactSheet', now: NOW } as const
    expect(goodsIn(sectionsOf(composeMemo(desk, request)), '発表税率と適用税率')).toEqual(['乗用車', '乗用車'])
    expect(
      goodsIn(sectionsOf(composeMemo(desk, { ...request, choices: { goods: ['general'] } })), '発表税率と適用税率'),
    ).toEqual(['一般の物品'])
    const all = overlay(desk, [{ op: 'put', collection: 'memo', record: { ...draft, goods: [] } }])
    expect(goodsIn(sectionsOf(composeMemo(all, request)), '発表税率と適用税率')).toEqual([
      '一般の物品',
      '乗用車',
      '乗用車',
    ])
  })

  it('must be on the desk', async () => {
    const desk = await sampleDesk()
    expect(() => composeMemo(desk, { kind: 'tariffFactSheet', now: NOW, choices: { goods: ['nothing'] } })).toThrow(
      new ParleyError('record-missing', { collection: 'good', id: 'nothing' }),
    )
  })
})

describe('the bounds of a fact sheet', () => {
  it('an order that was signed after the cut-off changes nothing and is not named', async () => {
    const sections = await sampleSheet('2025-06-06T23:59:00-04:00', '2025-04-08T12:00:00-04:00')
    expect(sections['Announced and in force']?.slice(0, 3)).toEqual([
      'For goods that enter on 6 June 2025, 23:59 (Washington time), by what was known on 8 April 2025, 12:00 (Washington time).',
      'Origin Japan, border United States.',
      'General good: 28% in force: 4% + 24%; announced the same.',
    ])
    const all = JSON.stringify(sections)
    expect(all).toContain('EO 14257')
    expect(all).not.toMatch(/14266|10947|Court/)
    expect(sections.Litigation).toEqual(['No ruling recorded on these instruments.'])
  })

  it('a later entry has the rate of its own day', async () => {
    const { 'Announced and in force': rates } = await sampleSheet('2025-04-09T12:00:00-04:00')
    expect(rates?.[2]).toBe('General good: 28% in force: 4% + 24%; announced the same.')
  })

  it('a rule that was made after the entry and reaches back counts from the day on which it was known', () => {
    const desk = goodDesk(aMeasure([aLayer('first'), aLayer('second', { rate: '25%' })]))
      .add('legalInstrument', 'order', {
        kind: 'executiveOrder',
        number: 'Order 9',
        issuedBy: 'them',
        signed: { edtf: '2025-04-29' },
        amends: [],
      })
      .add('stackingRule', 'r', aRule('excludes', 'second', 'first', { instrument: 'order' }))
      .desk()
    const rate = (cutoff: string) =>
      sheetOf(desk, '2025-03-20T12:00:00-04:00', cutoff)['Announced and in force']?.at(-1)
    expect(rate('2025-04-20T12:00:00-04:00')).toBe('Butter (HS 0405): 35% in force: 4% + 6% + 25%; announced the same.')
    expect(rate('2025-05-20T12:00:00-04:00')).toBe('Butter (HS 0405): 29% in force: 4% + 25%; announced the same.')
    const { 'Legal instruments': orders } = sheetOf(desk, '2025-03-20T12:00:00-04:00', '2025-05-20T12:00:00-04:00')
    expect(orders).toEqual(['Order 9, 29 April 2025, title not known.'])
  })

  it('a page that was published after the cut-off is not cited', () => {
    const desk = goodDesk(aMeasure([aLayer('only', { instrument: 'order' })]))
      .add('legalInstrument', 'order', {
        kind: 'executiveOrder',
        number: 'Order 9',
        issuedBy: 'them',
        signed: { edtf: '2025-01-01' },
        published: { edtf: '2025-06-09' },
        citation: '90 FR 1',
        amends: [],
      })
      .desk()
    expect(JSON.stringify(sheetOf(desk, '2025-06-06T12:00:00-04:00'))).not.toContain('90 FR 1')
    expect(JSON.stringify(sheetOf(desk, '2025-06-10T12:00:00-04:00'))).toContain('90 FR 1')
  })
})

describe('a fact sheet invents nothing', () => {
  it('has no figure where a rate is not known, and says why', () => {
    const sections = sheetOf(goodDesk(aMeasure([aLayer('only', { rate: null })])).desk(), NOW)
    expect(sections['Announced and in force']?.at(-1)).toBe(
      'Butter (HS 0405): The rate in force is not known: at least 4%; the announced rate is not known: at least 4%.',
    )
    expect(sections['Not known']).toContain('The rate of “Butter duty: only” is not known.')
  })

  it.each([
    ['en', 'Preferential duty of the good (KR)', '13.5¢/kg'],
    ['ja', '物品の特恵関税（KR）', '13.5セント/kg'],
  ] as const)(
    'names the preference that is claimed, in %s, and cites no ordinary duty for it',
    async (language, name, rate) => {
      const sample = await sampleIn(language)
      const general = sample.get('good', 'general')
      const desk = overlay(sample, [
        {
          op: 'put',
          collection: 'good',
          record: {
            ...general,
            claimedProgramme: 'KR',
            preferences: [{ programme: 'KR', preferentialDuty: '13.5¢/kg' }],
            unitValues: [{ amount: '1', currency: 'USD', per: 'kg' }],
          } as never,
        },
      ])
      const rows = Object.values(sheetOf(desk, '2025-06-06T12:00:00-04:00', undefined, 'session-leaders')).flat()
      const row = rows.find((text) => text.startsWith(name)) ?? ''
      expect(row).toContain(` | ${rate} | `)
      expect(rows.join()).toContain(`23.5%`)
      // The sample quotes nothing for a preference.
      const ordinary = language === 'en' ? 'Ordinary duty of the good' : '物品の通常関税'
      expect(rows.filter((text) => text.startsWith(ordinary) && text.includes(rate))).toEqual([])
    },
  )

  it('gives a rate in words a wide column, in every table', () => {
    const widths = (rate: string) => {
      const kind = MEMO_KINDS.tariffFactSheet
      const desk = goodDesk(aMeasure([aLayer('only', { rate })])).desk()
      const content = kind.gather(desk, { id: 'session', asOf: NOW, timeZone: 'America/New_York' })
      const { blocks } = layOutMemo(desk, kind, content, undefined)
      return blocks.flatMap((block) =>
        block.kind === 'table' ? [(block.weights[1] ?? 0) / (block.weights[0] ?? 1)] : [],
      )
    }
    expect(widths('33 1/3%').every((width) => width < 0.5)).toBe(true)
    expect(widths('the greater of 5% and $1.20/kg').every((width) => width >= 1)).toBe(true)
    expect(widths('6%')).not.toEqual([])
  })

  it('says why with the parts that are known, and each reason once with all that it concerns', () => {
    const layers = [aLayer('one', { rate: null }), aLayer('two', { rate: null }), aLayer('three')]
    const sections = sheetOf(goodDesk(aMeasure(layers)).desk(), NOW)
    expect(sections['Why']?.join('\n')).toContain(
      'Butter (HS 0405): The rate in force is not known: at least 10%.\nKnown parts: 4% (Ordinary duty of the good) + 6% (Butter duty – three).',
    )
    expect(sections['Not known']?.filter((line) => line.includes('rate'))).toEqual([
      'The rates of “Butter duty: one”, “Butter duty: two” are not known.',
    ])
  })

  it('names the next change of the layers in force where the total is not known before or after', () => {
    const { 'Next known change': ahead } = sheetOf(
      goodDesk(
        aMeasure([aLayer('open', { rate: null }), aLayer('later', { validity: { edtf: '2025-07-09/..' } })]),
      ).desk(),
      NOW,
    )
    expect(ahead?.at(-1)).toContain('9 July 2025')
    expect(ahead?.at(-1)).toContain('Butter duty – later: in force')
  })

  it('says of a layer that may not be law that this is not known, not when it began', () => {
    const said = (language: Language) => {
      const desk = goodDesk(aMeasure([aLayer('only', { law: 'notKnown' })])).desk()
      const record = { ...settingsOf(desk), language }
      return sheetOf(overlay(desk, [{ op: 'put', collection: 'deskSettings', record }]), NOW)
    }
    expect(said('en')['Not known']).toContain('It is not known if “Butter duty: only” became law.')
    expect(said('ja')['不明な点']).toContain('「Butter duty：only」の法令化の有無が不明です。')
  })

  it('names the rules that give no answer', () => {
    const rules = ['first', 'second'].map((when) =>
      aRule('replaces', when, 'third', { title: { en: `Rule of ${when}` } }),
    )
    const builder = goodDesk(aMeasure([aLayer('first'), aLayer('second'), aLayer('third')]))
    for (const [index, rule] of rules.entries()) builder.add('stackingRule', `r${index}`, rule)
    const sections = sheetOf(builder.desk(), NOW)
    expect(sections['Announced and in force']?.at(-1)).toContain('The rules give no answer')
    expect(sections['Not known']?.at(-1)).toContain('Rule of first, Rule of second')
  })

  it('says of a desk without goods that there are none', () => {
    const sections = sheetOf(smallDesk().desk(), NOW)
    expect(sections['Announced and in force']).toEqual([
      'For goods that enter on 20 June 2025, 08:00 (America/New_York), by what was known then.',
      'No good recorded that these parties trade.',
    ])
  })

  it.each([
    ['names another schedule for its own duty', { codes: [{ hs: '0405', schedule: 'us-side', revision: 'HS 2022' }] }],
    [
      'has a national code of another schedule',
      { ordinaryDuty: undefined, codes: [{ hs: '04051000', schedule: 'us-side', revision: '2025' }] },
    ],
  ])('gives no rate of a good that %s', (_what, good) => {
    const sections = sheetOf(goodDesk(aMeasure([aLayer('only')]), good).desk(), NOW)
    expect(sections['Announced and in force']?.at(-1)).toBe('No good recorded that these parties trade.')
    expect(sections['Not known']?.[0]).toContain('The desk has no line in that schedule for: Butter')
  })

  it('is marked at least as high as the rule that takes a layer out', async () => {
    const desk = await sampleDesk()
    const rule = desk.get('stackingRule', 'rule-suspended')
    if (!rule) throw new Error('no rule')
    const marked = overlay(desk, [
      { op: 'put', collection: 'stackingRule', record: { ...rule, marking: { ...rule.marking, level: 'internal' } } },
    ])
    const memo = composeMemo(marked, { kind: 'tariffFactSheet', now: NOW })
    const plain = composeMemo(desk, { kind: 'tariffFactSheet', now: NOW })
    expect(memo.markingLine).not.toBe(plain.markingLine)
  })
})
