import { describe, expect, it } from 'vitest'
import type { DeskRead } from '../../../../core/desk/desk-read'
import { blockRuns, memoTexts, type MemoModel } from '../../../../core/memo/memo-model'
import { composeMemo, type MemoRequest } from '../../../../core/memo/saved/memo-to-print'
import { DEFAULT_MARKING } from '../../../../core/model/values/marking'
import { smallDesk } from '../../../helpers/desks/desk-builder'
import { wordsOf } from '../../../helpers/desks/memo-stretches'
import { aLayer, aMeasure, aPosition, aRule } from '../../../helpers/desks/record-fields'
import { sampleDesk } from '../../../helpers/desks/sample'

const composeMeetingBrief = (desk: DeskRead, request: Omit<MemoRequest, 'kind'>) =>
  composeMemo(desk, { kind: 'meetingBrief', ...request })

const NOW = '2025-06-20T12:00:00Z'
const headings = (memo: MemoModel) =>
  memo.blocks.flatMap((block) => {
    if (block.kind === 'pair') return block.columns.map(({ heading }) => wordsOf(heading))
    if (block.kind === 'issue') return [`${block.number} ${wordsOf(block.name)}`]
    return block.kind === 'heading' ? [wordsOf(block.runs)] : block.kind === 'sheet' ? [block.sheet] : []
  })
const paragraphs = (memo: MemoModel) => memo.blocks.flatMap(blockRuns).map(wordsOf)

describe('the sample’s brief', () => {
  it('has a sheet to speak from and one behind it, with their sections in order', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    expect(headings(memo)).toEqual([
      'room',
      'What we want',
      'What they want',
      'Points to make',
      '1 Shape of a deal',
      '2 Additional US tariffs',
      '3 Requirements for imported cars',
      '4 Imports of US farm products',
      '5 Supply chains and shipbuilding',
      'The figures',
      'behind',
      'Where things stand',
      'Measures, announced and in force',
      'Dates ahead',
      'Who is who: Japan',
      'United States',
    ])
    expect(memo.mostPages).toBe(2)
  })

  it('says once that no line is cleared, and puts none in quotation marks', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    const issues = memo.blocks.filter((block) => block.kind === 'issue')
    const said = issues.flatMap(({ lines }) => lines.filter(({ style }) => style === 'say'))
    expect(said).toHaveLength(5)
    expect(said.map(({ runs }) => wordsOf(runs)).join()).not.toMatch(/["“”]|not cleared/)
    expect(
      paragraphs(memo)
        .join('|')
        .match(/not cleared/g),
    ).toHaveLength(1)
    const heading = memo.blocks.find((block) => block.kind === 'heading' && wordsOf(block.runs) === 'Points to make')
    expect(heading?.kind === 'heading' && wordsOf(heading.aside ?? [])).toBe('all lines: example – desk, not cleared')
  })

  it('says what is wanted in the voice of each side, and both sides of a contested claim with our answer', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    const texts = paragraphs(memo)
    expect(texts).toContain('Any agreement has to serve both sides. Japan has said so repeatedly.')
    expect(texts.join('|')).not.toContain('Japan, as reported')
    expect(texts).toContain(
      'They may say Nontariff barriers keep the sales of American cars in Japan low; one example is US standards that Japan turns down. As reported. (A claim; contested.) No response recorded.',
    )
  })

  it('has the purpose and the first date that nobody can move in a box, and names all that is empty in one line', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    expect(memo.blocks[1]?.kind).toBe('box')
    const texts = paragraphs(memo)
    expect(texts[1]).toBe(
      'Critical date. 9 July 2025 (in 33 days): Suspension of the 24% rate for Japan ends. Set by EO 14266.',
    )
    expect(texts.filter((text) => text.startsWith('Nothing recorded'))).toEqual([
      'Nothing recorded: what they may raise on issues 1, 2, 4, 5; do not raise; press line.',
    ])
  })

  it('has the figures of the rate engine: what is in force, what was announced, and the whole rate of a good', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    const figures = memo.blocks.flatMap((block) => (block.kind === 'figures' ? block.items : []))
    expect(figures.map(({ figure }) => wordsOf(figure))).toEqual(['10%', '25%', '50%'])
    const lines = figures.map((item) => item.lines.map(wordsOf))
    expect(lines[0]).toContain(
      'Announced: 24% (rate for Japan, in total): not in force; suspended 10 April, 00:01 – 9 July 2025, 00:01 (EDT)',
    )
    expect(lines[1]).toContain('Passenger car: 27.5% in force: 2.5% + 25%; announced the same.')
    expect(lines[1]).toContain('Light truck: 50% in force: 25% + 25%; announced the same.')
  })

  it('separates announced rates from rates in force', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    const table = memo.blocks.find((block) => block.kind === 'table')
    const rows =
      table?.kind === 'table' ? table.rows.map((row) => row.map((cell) => cell.map((run) => run.text).join(''))) : []
    expect(rows.map((row) => row.slice(1, 3))).toEqual([
      ['10%, 2 April 2025', '10%, for Japan since 10 April 2025, 00:01 (EDT)'],
      ['24%, 2 April 2025', 'not in force; suspended 10 April, 00:01 – 9 July 2025, 00:01 (EDT)'],
      ['25%, 26 March 2025', '25%, since 3 April 2025, 00:01 (EDT)'],
      ['50%, date not known', '50%, since 4 June 2025, 00:01 (EDT)'],
      ['–', '0%, in force by 5 June 2025; start not recorded'],
    ])
    // A rate without an instrument prints the note of its evidence.
    expect(rows.at(-1)?.at(-1)).toBe('source')
    const basis = table?.kind === 'table' ? table.rows.at(-1)?.at(-1)?.at(-1) : undefined
    const noted = memo.notes.find(({ number }) => basis?.notes?.includes(number))
    expect(noted?.runs.map((run) => run.text).join('')).toContain('Cars, trucks and buses from abroad enter Japan')
  })

  it('traces each run of a record to its record and field', async () => {
    const desk = await sampleDesk()
    const memo = composeMeetingBrief(desk, { now: NOW })
    const run = memo.blocks
      .flatMap((block) => blockRuns(block).flat())
      .find((candidate) => candidate.text.startsWith('Any agreement has'))
    expect(run?.from).toEqual({ collection: 'position', id: 'position-jp-benefit', field: 'text' })
  })

  it('cites passages of the desk summary without quotation marks, and never the leads', async () => {
    const memo = composeMeetingBrief(await sampleDesk(), { now: NOW })
    expect(wordsOf(memo.notes[0]?.runs ?? [])).toMatch(/^The G7 summit/)
    const [source] = memo.sources ?? []
    expect(source?.letter).toBe('A')
    expect(wordsOf(source?.runs ?? [])).toMatch(
      /^Desk summary, in our own words, of: AloJapan\.com, .*title not known, author not known, address not known\. Single source for all that is marked A alone\.$/,
    )
    expect(memo.notes.map(({ mark }) => mark)).toEqual(expect.arrayContaining(['A1', 'A2', 'B1', 'C1']))
    expect(memoTexts(memo).join('\n')).not.toMatch(/related headline|rethink|not raised in the talks/i)
  })
})

describe('any brief', () => {
  it('says that the sections of an empty desk are empty, and invents nothing', () => {
    const memo = composeMeetingBrief(smallDesk().desk(), { now: NOW })
    expect(paragraphs(memo)).toEqual([
      'Nothing recorded: purpose; our positions; their positions; points to make on Butter quota; what they may raise on Butter quota; measures with a rate; do not raise; press line; summary of the talks; earlier meetings; measures on these issues; dates ahead.',
      'Who is who: Chile',
      'Ana Rojas, Trade minister*',
    ])
    expect(memo.reference).toBe('no reference')
  })

  it('prints who cleared a line, and marks an expired line as expired', () => {
    const line = {
      issue: 'issue',
      audience: 'counterpart',
      text: 'We want butter.',
      status: 'cleared',
      clearedBy: 'Director',
      follows: [],
    }
    const cleared = composeMeetingBrief(smallDesk().add('line', 'l', line).desk(), { now: NOW })
    expect(paragraphs(cleared)).toContain('We want butter. (cleared: Director)')
    expect(cleared.blocks.some((block) => block.kind === 'heading' && block.aside !== undefined)).toBe(false)
    const expired = composeMeetingBrief(
      smallDesk()
        .add('line', 'l', { ...line, expires: { edtf: '2025-06-19' } })
        .desk(),
      { now: NOW },
    )
    expect(paragraphs(expired)).toContain('Expired line, do not use: We want butter.')
    expect(paragraphs(expired).join('|')).not.toContain('all lines')
  })

  it('leaves out everything after its instant', () => {
    const desk = smallDesk()
      .add('position', 'p1', aPosition('Butter stays out.'))
      .add('position', 'p2', aPosition('Butter may come in.', { validFrom: { edtf: '2025-06-25' }, supersedes: 'p1' }))
      .desk()
    expect(paragraphs(composeMeetingBrief(desk, { now: NOW })).join()).toMatch(/stays out/)
    expect(paragraphs(composeMeetingBrief(desk, { now: NOW })).join()).not.toMatch(/may come in/)
    expect(paragraphs(composeMeetingBrief(desk, { now: '2025-06-26T12:00:00Z' })).join()).not.toMatch(/stays out/)
  })

  it('has a day without a time zone ahead until it is over on the memo’s clock', () => {
    const aheadAt = (asOf: string) => {
      const desk = smallDesk()
        .add('milestone', 'vote', {
          talk: 'talk',
          title: { en: 'Vote' },
          when: { edtf: '2025-06-15' },
          basis: 'target',
          status: 'open',
        })
        .add('memo', 'memo', {
          type: 'meetingBrief',
          session: 'session',
          version: 1,
          status: 'draft',
          asOf,
          timeZone: 'America/New_York',
          copies: [],
        })
        .desk()
      return paragraphs(composeMeetingBrief(desk, { now: NOW })).join('|')
    }
    // 15 June, 22:00 in New York; then 16 June, 00:30.
    expect(aheadAt('2025-06-16T02:00:00Z')).toContain('Vote')
    expect(aheadAt('2025-06-16T04:30:00Z')).not.toContain('Vote')
  })

  it('attributes each claim, and marks it as unsourced or assessed', () => {
    const texts = (more: object) =>
      paragraphs(
        composeMeetingBrief(smallDesk().add('position', 'p', aPosition('Butter stays out.', more)).desk(), {
          now: NOW,
        }),
      )
    expect(texts({})).toContain('They may say Butter stays out. As reported. (Unsourced.) No response recorded.')
    expect(texts({ attribution: 'assessed', track: 'assessed', contested: true })).toContain(
      'They may say Butter stays out. Assessed – desk. (A claim; contested.) No response recorded.',
    )
    expect(texts({}).join()).not.toMatch(/\bred line/i)
  })

  it('prints an unknown rate as unknown, in force or not', () => {
    const dates = { announced: { edtf: '2025-06-01' }, validity: { edtf: '2025-06-02/..' } }
    const measure = aMeasure([aLayer('duty', { rate: null, ...dates })])
    const memo = composeMeetingBrief(smallDesk().add('measure', 'm', measure).desk(), { now: NOW })
    const table = memo.blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows[0]?.map((cell) => cell.map((run) => run.text).join(''))).toEqual([
      'Butter duty',
      'rate unknown, 1 June 2025',
      'rate unknown, since 2 June 2025',
      '(Unsourced.)',
    ])
  })

  it('is marked as high as the highest record it prints, and no higher', () => {
    const internal = { ...DEFAULT_MARKING, level: 'internal' }
    const marking = (builder = smallDesk()) => composeMeetingBrief(builder.desk(), { now: NOW }).markingLine
    expect(marking()).toBe('UNCLASSIFIED – DRAFT')
    expect(marking(smallDesk().add('position', 'p', aPosition('T', { marking: internal })))).toBe('INTERNAL')
    expect(marking(smallDesk().add('person', 'person', { names: { en: 'Ana Rojas' }, marking: internal }))).toBe(
      'INTERNAL',
    )
    expect(marking(smallDesk().add('lead', 'lead', { talk: 'talk', text: 'T', marking: internal }))).toBe(
      'UNCLASSIFIED – DRAFT',
    )
  })

  it('names a session that does not exist, and asks for one if it has none', () => {
    expect(() => composeMeetingBrief(smallDesk().desk(), { now: NOW, about: 'nope' })).toThrow(/record-missing.*nope/)
  })

  it('leaves out later measures, rulings, readouts and packages', () => {
    const later = { edtf: '2025-06-25' }
    const layer = aLayer('duty', { announced: later, validity: { edtf: '2025-07-01/..' } })
    const events = [{ id: 'e', status: 'announced', on: later, instrument: 'order' }]
    const measure = aMeasure([layer], events, { title: { en: 'LATE duty' } })
    const known = aMeasure([aLayer('known', { instrument: 'order' })])
    const builder = smallDesk()
      .add('measure', 'm', measure)
      .add('measure', 'known', known)
      .add('legalInstrument', 'order', { kind: 'other', number: 'Order 1', issuedBy: 'them', amends: [] })
      .add('legalEvent', 'ruling', {
        kind: 'ruling',
        court: 'LATE court',
        on: later,
        caseName: 'A v. B',
        affects: ['order'],
        summary: 'struck it down.',
      })
      .add('round', 'past', {
        talk: 'talk',
        ordinal: 9,
        level: 'working',
        when: { edtf: '2025-06-01' },
        status: 'held',
      })
      .add('session', 'held', {
        round: 'past',
        start: { edtf: '2025-06-01' },
        status: 'held',
        participants: [],
        issues: [],
        doNotRaise: [],
      })
      .add('readout', 'readout', {
        session: 'held',
        issuedBy: 'them',
        issued: later,
        says: ['LATE words'],
        silentOn: [],
      })
      .add('proposal', 'proposal', {
        talk: 'talk',
        by: 'them',
        title: { en: 'LATE package' },
        tabled: later,
        status: 'tabled',
        elements: [],
      })
    const texts = (now: string) => memoTexts(composeMeetingBrief(builder.desk(), { now, about: 'session' })).join('|')
    expect(texts(NOW)).not.toMatch(/LATE/)
    for (const word of ['LATE duty', 'LATE court', 'LATE words', 'LATE package'])
      expect(texts('2025-06-26T12:00:00Z')).toContain(word)
  })

  it('shows no rate of a revoked measure as in force, nor one with only a span of days for its start', () => {
    const cell = (validity: object, events: object[]) => {
      const measure = aMeasure([aLayer('duty', { rate: '35%', announced: { edtf: '2025-04-01' }, validity })], events)
      const memo = composeMeetingBrief(smallDesk().add('measure', 'm', measure).desk(), { now: NOW })
      const table = memo.blocks.find((block) => block.kind === 'table')
      return table?.kind === 'table' ? table.rows[0]?.[2]?.map((run) => run.text).join('') : undefined
    }
    expect(cell({ edtf: '2025-05-01/..' }, [])).toBe('35%, since 1 May 2025')
    expect(cell({ edtf: '2025-05-01/..' }, [{ id: 'e', status: 'revoked', on: { edtf: '2025-06-10' } }])).toBe(
      'no longer in force; 10 June 2025',
    )
    expect(cell({ edtf: '2025-06-2X/..' }, [])).toBe('not known whether in force; begins 20–29 June 2025')
    expect(cell({ edtf: '2025-07-1X/..', words: { en: 'from mid-July 2025' } }, [])).toBe(
      'not in force; from mid-July 2025',
    )
    expect(cell({ edtf: '2025-08/..' }, [])).toBe('not in force; from August 2025')
  })

  it('leaves out withdrawn packages, and says what an element depends on', () => {
    const element = { text: 'Butter quota', kind: 'request', status: 'tabled', conditionalOn: 'tariffs go' }
    const proposal = {
      talk: 'talk',
      by: 'us-side',
      title: { en: 'Our package' },
      status: 'tabled',
      elements: [
        { id: 'a', ...element },
        { id: 'b', ...element, text: 'Cheese', status: 'withdrawn' },
        { id: 'c', ...element, text: 'Milk', conditionalOnElements: ['a'] },
      ],
    }
    const texts = (status: string) =>
      paragraphs(
        composeMeetingBrief(
          smallDesk()
            .add('proposal', 'p', { ...proposal, status })
            .desk(),
          { now: NOW },
        ),
      ).join('|')
    expect(texts('tabled')).toContain('(a) Butter quota (a request) – if: tariffs go')
    expect(texts('tabled')).toContain('(b) Milk (a request) – if: tariffs go; Butter quota')
    expect(texts('tabled')).not.toContain('Cheese')
    expect(texts('withdrawn')).not.toContain('package')
  })

  it('is not composed again for an issued memo', () => {
    const memo = {
      type: 'meetingBrief',
      session: 'session',
      title: { en: 'M' },
      reference: 'R',
      version: 1,
      status: 'issued',
      asOf: NOW,
      timeZone: 'UTC',
      copies: [],
    }
    expect(() => composeMeetingBrief(smallDesk().add('memo', 'm', memo).desk(), { now: NOW })).toThrow(/memo-issued/)
  })

  it('counts the marking of a readout that reports only silence', () => {
    const internal = { ...DEFAULT_MARKING, level: 'internal' }
    const held = {
      round: 'past',
      start: { edtf: '2025-06-01' },
      status: 'held',
      participants: [],
      issues: [],
      doNotRaise: [],
    }
    const builder = smallDesk()
      .add('round', 'past', {
        talk: 'talk',
        ordinal: 9,
        level: 'working',
        when: { edtf: '2025-06-01' },
        status: 'held',
      })
      .add('session', 'held', held)
      .add('readout', 'r', { session: 'held', issuedBy: 'them', says: [], silentOn: ['issue'], marking: internal })
    const memo = composeMeetingBrief(builder.desk(), { now: NOW, about: 'session' })
    expect(memoTexts(memo).join('')).toContain('Silent on: Butter quota.')
    expect(memo.markingLine).toBe('INTERNAL')
  })

  it('counts the marking of a rule that took a rate out of force', () => {
    const internal = { ...DEFAULT_MARKING, level: 'internal' }
    const measure = aMeasure([aLayer('a'), aLayer('b')])
    const rule = aRule('suspends', 'a', 'b', { marking: internal })
    expect(
      composeMeetingBrief(smallDesk().add('measure', 'm', measure).add('stackingRule', 'r', rule).desk(), { now: NOW })
        .markingLine,
    ).toBe('INTERNAL')
  })
})
