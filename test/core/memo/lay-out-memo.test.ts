import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetingBrief } from '../../../core/memo/kinds/meeting-brief/meeting-brief'
import { layOutMemo } from '../../../core/memo/lay-out-memo'
import { memoChanges } from '../../../core/memo/memo-changes'
import type { MemoContent } from '../../../core/memo/memo-content'
import { blockRuns, memoTexts, type MemoModel, type Run } from '../../../core/memo/memo-model'
import type { Memo } from '../../../core/model/records/records'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { MADE_MEMOS } from '../../../core/model/values/made-memos'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { randomDesk } from '../../helpers/desks/random-desk'
import { sampleDesk } from '../../helpers/desks/sample'
import { examples } from '../../helpers/long'

const BRIEF_SECTIONS = MADE_MEMOS.meetingBrief.sections
const AS_OF = { asOf: '2025-06-06T23:59:00-04:00', timeZone: 'America/New_York' }
const HEADER = {
  rev: 1,
  createdBy: 'staff-example',
  createdAt: AS_OF.asOf,
  changedBy: 'staff-example',
  changedAt: AS_OF.asOf,
}

const memoWith = (sections: NonNullable<Memo['sections']>) =>
  parseRecord('memo', {
    ...HEADER,
    id: 'memo',
    marking: DEFAULT_MARKING,
    type: 'meetingBrief',
    session: 'session-g7',
    title: { en: 'A title' },
    version: 1,
    status: 'draft',
    ...AS_OF,
    copies: [],
    sections,
  })

/** All runs of a memo's head and body, in page order. */
const runsOf = (memo: MemoModel): Run[] => [
  ...memo.facts.flatMap((fact) => fact.runs),
  ...memo.blocks.flatMap((block) => blockRuns(block).flat()),
]

const sections = fc
  .tuple(
    fc.shuffledSubarray([...BRIEF_SECTIONS]),
    fc.array(fc.option(fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,3}(\n\n[a-z]{3,9})?$/), { nil: undefined }), {
      minLength: BRIEF_SECTIONS.length,
      maxLength: BRIEF_SECTIONS.length,
    }),
  )
  .map(([order, words]) =>
    order.map((section, index) => ({ section, ...(words[index] === undefined ? {} : { words: words[index] }) })),
  )

async function sampleContent(): Promise<MemoContent> {
  const desk = await sampleDesk()
  const session = desk.all('memo')[0]?.session ?? ''
  return meetingBrief.gather(desk, { id: session, ...AS_OF })
}

describe('the layout of a memo', () => {
  it('keeps every text, link and note for any order of sections', async () => {
    const desk = await sampleDesk()
    const content = await sampleContent()
    const plain = layOutMemo(desk, meetingBrief, content, memoWith([]))
    expect(plain.blocks.filter((block) => block.kind === 'paragraph' && block.number !== undefined)).toHaveLength(5)
    const linksOf = (memo: MemoModel) =>
      runsOf(memo)
        .filter((run) => run.from && run.from.collection !== 'memo')
        .map((run) => `${JSON.stringify(run.from)} ${run.text}`)
        .toSorted()
    fc.assert(
      fc.property(sections, (given) => {
        const memo = layOutMemo(desk, meetingBrief, content, memoWith(given))
        expect(linksOf(memo)).toEqual(linksOf(plain))
        const text = memoTexts(memo).join(' ')
        for (const { words } of given) {
          for (const paragraph of words?.split('\n\n') ?? []) expect(text).toContain(paragraph)
        }
        const mentioned = [...new Set(runsOf(memo).flatMap((run) => run.notes ?? []))]
        expect(new Set(mentioned)).toEqual(new Set(memo.notes.map((note) => note.number)))
        expect(memo.notes.map((note) => note.number)).toEqual(memo.notes.map((_, index) => index + 1))
        // Notes are first mentioned in ascending order.
        const firsts = memo.notes.map(({ number }) => runsOf(memo).findIndex((run) => run.notes?.includes(number)))
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        // The paragraphs of the second sheet are numbered without gaps.
        const numbers = memo.blocks.flatMap((block) =>
          block.kind === 'paragraph' && block.number !== undefined ? [Number(block.number)] : [],
        )
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      }),
      { numRuns: examples(30) },
    )
  })

  it('keeps the desk comment’s lines as typed, and turns a list into points', async () => {
    const desk = await sampleDesk()
    const words = 'Two things:\n- the first\n・二つ目\n\n2025 was long.\nThe end.'
    const { blocks } = layOutMemo(desk, meetingBrief, await sampleContent(), memoWith([{ section: 'purpose', words }]))
    const said = blocks.slice(2, 6).map((block) => {
      const texts = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('')
      if (block.kind === 'points') return block.items.map(texts)
      return block.kind === 'paragraph' ? texts(block.runs) : block.kind
    })
    expect(said).toEqual([
      'Desk comment. Two things:',
      ['the first', '二つ目'],
      'Desk comment. 2025 was long.',
      'Desk comment. The end.',
    ])
    const [first] = layOutMemo(
      desk,
      meetingBrief,
      await sampleContent(),
      memoWith([{ section: 'purpose', words: '- only' }]),
    ).blocks.slice(3)
    expect(first).toMatchObject({ kind: 'points', items: [[{ text: 'only' }]] })
    // No figure or date breaks across lines.
    const figures = [
      '2.5% is the rate',
      '-3.2% in May',
      '–1',
      '15.10.2026: the hearing',
      '15. October',
      '10．5億ドル',
      '*see above',
    ]
    const printed = memoTexts(
      layOutMemo(
        desk,
        meetingBrief,
        await sampleContent(),
        memoWith([{ section: 'purpose', words: figures.join('\n') }]),
      ),
    )
    for (const figure of figures) expect(printed.join('\n')).toContain(figure)
  })

  it('is marked at least as high as the memo’s own record', async () => {
    const desk = await sampleDesk()
    const content = await sampleContent()
    const marked = { ...memoWith([]), marking: { ...DEFAULT_MARKING, caveats: ['EYES ONLY'] } }
    expect(layOutMemo(desk, meetingBrief, content, marked).marking.caveats).toContain('EYES ONLY')
  })
})

describe('the differences between two memo contents', () => {
  it('are empty for equal contents, and include every added and removed text for different ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 501, max: 1000 }), (one, other) => {
        const [before, after] = [one, other].map((seed) => {
          const { desk } = randomDesk(seed, 2)
          const session = desk.all('session')[0]?.id ?? ''
          return meetingBrief.gather(desk, { id: session, ...AS_OF })
        }) as [MemoContent, MemoContent]
        expect(memoChanges(before, before)).toEqual({ places: [], count: 0 })
        const told = memoChanges(before, after)
        const side = (kind: 'added' | 'removed') =>
          told.places.flatMap(({ changes }) =>
            changes
              .filter((change) => change.kind === 'changed' || change.kind === kind)
              .map((change) =>
                change.words
                  .filter((part) => part.kind === 'same' || part.kind === kind)
                  .map((part) => part.text)
                  .join(''),
              ),
          )
        const purpose = (content: MemoContent) => {
          const [part] = content.sections[0]?.parts ?? []
          return part?.kind === 'paragraph' ? part.runs.map((run) => run.text).join('') : ''
        }
        if (purpose(before) !== purpose(after)) {
          expect(side('removed')).toContain(purpose(before))
          expect(side('added')).toContain(purpose(after))
        }
        expect(told.count).toBe(told.places.reduce((sum, { changes }) => sum + changes.length, 0))
      }),
      { numRuns: examples(20) },
    )
  })
})
