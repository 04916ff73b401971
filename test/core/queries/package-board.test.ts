import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { packageBoardView } from '../../../core/queries/package-board'
import { packageBoardViewSchema } from '../../../core/queries/package-board-schemas'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aSource } from '../../helpers/desks/record-fields'
import { sampleDesk } from '../../helpers/desks/sample'
import { examples } from '../../helpers/long'

const NOW = '2025-06-20T12:00:00Z'
const withElements = (elements: object[], more: object = {}) =>
  smallDesk().add('proposal', 'package', {
    talk: 'talk',
    by: 'them',
    title: { en: 'Package' },
    status: 'tabled',
    elements,
    ...more,
  })
const boardOf = (desk: ReturnType<typeof withElements>) =>
  packageBoardViewSchema.parse(packageBoardView(desk.desk(), { proposal: 'package' }, NOW)).board

describe('the board of a package', () => {
  test('has each element once, in the column of its status, in the order of the package', () => {
    const elements = fc.array(
      fc.record({
        kind: fc.constantFrom(...VOCABULARIES.elementKind),
        status: fc.constantFrom(...VOCABULARIES.elementStatus),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(elements, (given) => {
        const board = boardOf(withElements(given.map((one, index) => ({ ...one, id: `e${index}`, text: 'Butter' }))))
        expect(board?.columns.map(({ status }) => status)).toEqual(VOCABULARIES.elementStatus)
        const cards = board?.columns.flatMap((column) => {
          expect(column.cards.map(({ number }) => number)).toEqual(
            column.cards.map(({ number }) => number).toSorted((a, b) => a - b),
          )
          return column.cards.map(({ id, number }) => ({ id, number, status: column.status }))
        })
        expect(cards?.toSorted((a, b) => a.number - b.number)).toEqual(
          given.map(({ status }, index) => ({ id: `e${index}`, number: index + 1, status })),
        )
      }),
      { numRuns: examples(60) },
    )
  })

  test('says who offers what to whom, on which condition', async () => {
    const { board } = packageBoardView(await sampleDesk(), {}, NOW)
    expect(board).toMatchObject({
      by: { title: { en: 'Japan' } },
      to: [{ en: 'United States' }],
      contested: false,
      attribution: 'reported',
    })
    const cards = board?.columns.find(({ status }) => status === 'tabled')?.cards
    expect(cards?.map(({ number, kind, unsourced }) => [number, kind, unsourced])).toEqual([
      [1, 'offer', false],
      [2, 'offer', false],
      [3, 'offer', false],
      [4, 'offer', false],
    ])
    const conditional = boardOf(
      withElements([
        {
          id: 'a',
          text: 'A',
          kind: 'offer',
          status: 'tabled',
          conditionalOn: 'Peace',
          conditionalOnElements: ['b', 'x'],
        },
        { id: 'b', text: 'B', kind: 'request', status: 'agreed', quantity: '5 t', issue: 'issue' },
      ]),
    )?.columns.flatMap(({ cards: all }) => all)
    expect(conditional).toMatchObject([
      { id: 'a', condition: 'Peace', needs: ['b'], gone: 1 },
      { id: 'b', quantity: '5 t', issue: { title: { en: 'Butter quota' } }, needs: [], gone: 0 },
    ])
  })

  test('marks an element without a source, and one that evidence contradicts', () => {
    const elements = ['a', 'b'].map((id) => ({ id, text: id, kind: 'offer', status: 'tabled' }))
    const marks = (desk: ReturnType<typeof withElements>) =>
      boardOf(desk)
        ?.columns.flatMap(({ cards }) => cards)
        .map(({ unsourced, contested }) => [unsourced, contested])
    const cited = (field: string, role: string) =>
      withElements(elements)
        .add('source', 's', aSource())
        .add('annotation', 'q', {
          source: 's',
          exact: 'words',
          start: 0,
          end: 5,
          prefix: '',
          suffix: '',
          motivation: 'highlighting',
        })
        .add('evidence', 'e', { annotation: 'q', about: { collection: 'proposal', id: 'package' }, field, role })
    expect(marks(withElements(elements))).toEqual([
      [true, false],
      [true, false],
    ])
    expect(marks(withElements(elements, { attribution: 'assessed' }))).toEqual([
      [false, false],
      [false, false],
    ])
    expect(marks(cited('elements[a]', 'supports'))).toEqual([
      [false, false],
      [true, false],
    ])
    expect(marks(cited('elements', 'supports'))).toEqual([
      [false, false],
      [false, false],
    ])
    expect(marks(cited('elements[b].text', 'contradicts'))).toEqual([
      [true, false],
      [true, true],
    ])
  })

  test('is that of the package on the table if nobody chose one, and none on a desk without packages', () => {
    expect(packageBoardView(smallDesk().desk(), {}, NOW)).toEqual({})
    const two = withElements([], { status: 'withdrawn' }).add('proposal', 'other', {
      talk: 'talk',
      by: 'us-side',
      title: { en: 'Other' },
      status: 'floated',
      elements: [],
    })
    const { board } = packageBoardView(two.desk(), {}, NOW)
    expect(board?.package.ref.id).toBe('other')
    expect(board?.packages.map(({ title, by }) => [title.en, by.en])).toEqual([
      ['Package', 'Chile'],
      ['Other', 'New Zealand'],
    ])
  })
})
