import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../../core/anchors/find-passage'
import { planCommand } from '../../../core/commands/plan-command'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { passagePlacesSchema, passagePlaceSteps, type PassagePlaces } from '../../../core/queries/passage-places'
import { recordView } from '../../../core/queries/record-view'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { AT, smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition, aSource } from '../../helpers/desks/record-fields'
import { Bench, code, US } from '../../helpers/edits/edit-bench'

const deskOf = (text: string, language = 'en', more: object = {}) =>
  smallDesk()
    .add('position', 'p1', aPosition('Butter stays out.'))
    .text(sha256Of(text), text)
    .add('source', 'source', aSource({ language, sha256: sha256Of(text), ...more }))

function places(desk: MemoryDesk, passage: string): PassagePlaces {
  const steps = passagePlaceSteps(desk, { source: 'source', passage })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return passagePlacesSchema.parse(step.value)
  }
}

describe('the places of a passage in a source', () => {
  it('are each shown in their sentence', () => {
    const text = 'He left at noon. The car duty stays, she said. Later: the car duty\nstays until June. Nobody asked.'
    expect(places(deskOf(text).desk(), ' car duty stays ')).toEqual({
      sha256: sha256Of(text),
      places: [
        { start: text.indexOf('car duty'), before: 'The ', words: 'car duty stays', after: ', she said.' },
        { start: text.lastIndexOf('car duty'), before: 'Later: the ', words: 'car duty\nstays', after: ' until June.' },
      ],
      more: false,
      near: [],
    })
  })

  it('are shown with the sentences beside them if the words are sentences of their own', () => {
    const text = 'Cars first. No cut. Then rice. No cut. 大臣は言った。'
    const found = places(deskOf(text).desk(), 'No cut.')
    expect(found.places.map(({ before, after }) => [before, after])).toEqual([
      ['Cars first. ', ' Then rice.'],
      ['Then rice. ', ' 大臣は言った。'],
    ])
  })

  it('are known in a Japanese text, and limited where there are many', () => {
    const text = '大臣は応じないと述べた。'.repeat(60)
    const found = places(deskOf(text, 'ja').desk(), '応じない')
    expect(found.places).toHaveLength(50)
    expect(found.more).toBe(true)
    expect(found.places[0]).toEqual({ start: 3, before: '大臣は', words: '応じない', after: 'と述べた。' })
  })

  it('are replaced by near places, with the difference, if there are none', () => {
    const text = 'The minister said that the car duty will stay in place for now.'
    const { places: none, near } = places(deskOf(text).desk(), 'the car duty will remain in place')
    expect(none).toEqual([])
    expect(near[0]?.exact).toBe('the car duty will stay in place')
    expect(near[0]?.differences.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'remain' },
      { kind: 'added', text: 'stay' },
    ])
    expect(places(deskOf(text).desk(), 'A wholly other matter.').near).toEqual([])
    const bare = smallDesk().add('source', 'source', aSource())
    expect(places(bare.desk(), 'Anything')).toEqual({ places: [], more: false, near: [] })
  })

  it('are those that a citation takes, in any text', () => {
    const words = fc.constantFrom('No. ', 'Yes ', '関税。', '\n', 'e\u0301 ', '\u{20BB7} ', 'cut-\nting ', '5% ')
    const text = fc.array(words, { minLength: 1, maxLength: 30 }).map((all) => all.join(''))
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 9 }), (whole, at, length) => {
        const start = at % whole.length
        const passage = whole.slice(start, start + length).trim()
        const found = places(deskOf(whole).desk(), passage)
        expect(found.places.map((place) => place.start)).toEqual(
          placesOf(whole, passage)
            .slice(0, 50)
            .map((place) => place.start),
        )
        for (const place of found.places)
          expect(whole.startsWith(place.before + place.words + place.after, place.start - place.before.length)).toBe(
            true,
          )
      }),
    )
  })
})

describe('a citation of one of several places', () => {
  const text = 'No cut. Then rice. No cut.'
  const on = new Bench(deskOf(text).desk())
  const cite = (sha256: string) => {
    const command = {
      kind: 'cite',
      about: { collection: 'position', id: 'p1' },
      field: 'text',
      role: 'supports',
      passage: 'No cut.',
      start: 19,
      sha256,
      source: { id: 'source' },
      annotation: 'annotation',
      evidence: 'evidence',
    } as const
    return planCommand(on.desk, command, on.actor(US), sha256Of).ops
  }

  it('is of the place in the text that the person saw, or none', () => {
    expect(cite(sha256Of(text))).toMatchObject([{ record: { start: 19, end: 26 } }, {}])
    expect(code(() => cite(sha256Of('Another text.')))).toBe('record-changed')
  })
})

it('says on a record which quotes are of an earlier text, and which a machine read', () => {
  const text = 'No cut. Then rice.'
  const quote = (exact: string, more: object) => {
    const start = text.indexOf(exact)
    const end = start + exact.length
    const around = { prefix: text.slice(0, start), suffix: text.slice(end) }
    return { source: 'source', exact, start, end, ...around, motivation: 'highlighting', ...more }
  }
  const evidence = (annotation: string, role: string) => ({
    annotation,
    about: { collection: 'position', id: 'p1' },
    field: 'text',
    role,
  })
  const desk = deskOf(text, 'en', { readByMachine: true })
    .text(sha256Of('Earlier. No cut.'), 'Earlier. No cut.')
    .add('annotation', 'now', quote('Then rice.', {}))
    .add('annotation', 'then', {
      ...quote('No cut.', { snapshot: sha256Of('Earlier. No cut.') }),
      start: 9,
      end: 16,
      prefix: 'Earlier. ',
      suffix: '',
    })
    .add('evidence', 'e1', evidence('now', 'supports'))
    .add('evidence', 'e2', evidence('then', 'context'))
    .desk()
  const { passages } = recordView(desk, { collection: 'position', id: 'p1' }, AT)
  expect(passages.first.map(({ exact, orphan, byMachine, at }) => ({ exact, orphan, byMachine, at: at?.id }))).toEqual([
    { exact: 'Then rice.', orphan: undefined, byMachine: true, at: 'now' },
    { exact: 'No cut.', orphan: 'then', byMachine: false, at: undefined },
  ])
})
