import { describe, expect, it } from 'vitest'
import { FIRST_LINKS } from '../../../core/queries/links-schemas'
import { linkedFromView, linksView } from '../../../core/queries/links-view'
import { CountingDesk } from '../../helpers/desks/counting-desk'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

const THEM = { collection: 'party', id: 'them' } as const

describe('the links of a record', () => {
  it('are what it names, by field and each once, and what names it, by kind and each once', () => {
    const desk = smallDesk()
      .add('position', 'p1', aPosition('Butter stays out.'))
      .add('party', 'bloc', { kind: 'bloc', code: 'EFTA', names: { en: 'Bloc' }, members: ['them', 'bloc'] })
      .desk()
    const { to, from } = linksView(desk, { collection: 'position', id: 'p1' })
    expect(to.map(({ field, first }) => [field, first.map(({ title }) => title.en)])).toEqual([
      ['issue', ['Butter quota']],
      ['party', ['Chile']],
    ])
    expect(from).toEqual([])
    const them = linksView(desk, THEM).from
    expect(
      them.map(({ kind, count, first }) => [kind, count, first.map(({ ref, path }) => `${ref.id} ${path}`)]),
    ).toEqual([
      ['party', 1, ['bloc members[0]']],
      ['post', 1, ['post party']],
      ['talk', 1, ['talk parties[1]']],
      ['position', 1, ['p1 party']],
    ])
    // A record that names itself is not linked from itself.
    expect(linksView(desk, { collection: 'party', id: 'bloc' }).from).toEqual([])
  })

  it('of one that thousands name cost what is shown, with the count of all, and the rest page by page', () => {
    const builder = smallDesk()
    for (let n = 0; n < 3000; n += 1) builder.add('position', `p${n}`, aPosition(`Position ${n}.`))
    const desk = builder.desk()
    linksView(desk, THEM)
    const counted = new CountingDesk(desk)
    const group = linksView(counted, THEM).from.find(({ kind }) => kind === 'position')
    expect(group?.count).toBe(3000)
    expect(group?.first.map(({ ref }) => ref.id)).toEqual(Array.from({ length: FIRST_LINKS }, (_, n) => `p${n}`))
    expect([...counted.walked]).toEqual([])
    expect(counted.gets).toBeLessThan(500)
    const page = linkedFromView(counted, { ref: THEM, kind: 'position', offset: 2990, limit: 100 })
    expect(page.links.map(({ ref }) => ref.id)).toEqual(Array.from({ length: 10 }, (_, n) => `p${2990 + n}`))
  })
})
