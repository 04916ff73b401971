import { describe, expect, it } from 'vitest'
import type { DeskRead } from '../../../../core/desk/desk-read'
import type { MemoModel } from '../../../../core/memo/memo-model'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { fingerprint } from '../../../../core/base/fingerprint'
import { CITABLE_COLLECTIONS } from '../../../../core/model/schema/citable-fields'
import { citablePaths, evidencePath } from '../../../../core/model/schema/evidence-path'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { addEvidence, uncitedDesk } from '../../../helpers/desks/cited-desk'
import { stretches, wordsOf } from '../../../helpers/desks/memo-stretches'
import { aLayer } from '../../../helpers/desks/record-fields'
import { itLong } from '../../../helpers/long'

const compose = (desk: DeskRead, kind: 'meetingBrief' | 'cueCard' = 'meetingBrief') =>
  composeMemo(desk, { kind, about: 'session', now: '2025-06-20T12:00:00Z' })

const foot = (memo: MemoModel) => wordsOf(memo.disclaimer)

/**
 * Each citable field of each record that a brief of the session prints, with the words that its note is printed after, or undefined if the brief does
 * not print the field. `*` says that the words carry the mark of a fact without a source, and `(` that they say so at length.
 */
const PRINTED: [collection: CollectionName, id: string, field: string, beside?: string, bare?: '*' | '('][] = [
  ['person', 'person', 'about', 'Leads for Chile.', '*'],
  ['membership', 'membership', 'post', 'Trade minister', '*'],
  ['talk', 'talk', 'summary', 'The talks go well.', '*'],
  ['talk', 'talk', 'chiefs', 'Ana Rojas, Trade minister, chief negotiator'],
  ['round', 'past', 'when', '1 May 2025 (held).', '*'],
  ['round', 'past', 'summary', 'It was a long day.', '*'],
  ['round', 'past', 'place', '1 May 2025, Santiago: Ana Rojas, 45 minutes.'],
  ['round', 'round', 'place', 'Lima', '*'],
  ['round', 'round', 'when'],
  ['session', 'session', 'start', '1 July 2025', '*'],
  ['session', 'session', 'purpose', 'To agree on butter.', '*'],
  ['session', 'past', 'start', '1 May 2025, Santiago: Ana Rojas, 45 minutes.'],
  ['session', 'past', 'minutes', '1 May 2025, Santiago: Ana Rojas, 45 minutes.'],
  ['session', 'past', 'participants', '1 May 2025, Santiago: Ana Rojas, 45 minutes.'],
  ['session', 'past', 'summary', 'They spoke of butter.', '*'],
  ['session', 'past', 'purpose'],
  ['readout', 'readout', 'says', 'All is open.', '*'],
  ['position', 'position', 'text', 'Butter stays out.', '('],
  ['proposal', 'proposal', 'elements', 'Tabled by Chile: Butter package.', '*'],
  ['line', 'line', 'text', 'We want butter.'],
  ['line', 'line', 'ifPressed', 'Butter is good.'],
  ['milestone', 'milestone', 'when', 'Quota ends (fixed).', '*'],
  ['milestone', 'milestone', 'note', 'By treaty.', '*'],
  ['measure', 'measure', 'summary', 'A duty on butter.', '*'],
  ['measure', 'measure', 'components', 'Order 7'],
  ['measure', 'measure', 'events', 'Since the new year.', '*'],
  ['legalEvent', 'legalEvent', 'summary', 'upheld the duty.', '*'],
  ['legalEvent', 'legalEvent', 'on', 'upheld the duty.', '*'],
]

describe('the sources of a brief', () => {
  itLong(
    'are printed as a note or counted, for every place of every record in it that a source can be cited for',
    () => {
      const bare = uncitedDesk().desk()
      const places = CITABLE_COLLECTIONS.flatMap((collection) =>
        bare.all(collection).flatMap((record) => {
          const ref = { collection, id: record.id }
          // The brief prints nothing of our own party, and something of every other record here.
          if (record.id === 'us-side') return []
          return citablePaths(collection, record).map((place) => ({ ref, path: evidencePath(place) }))
        }),
      )
      expect(places.length).toBeGreaterThan(95)
      const lost = places.filter(({ ref, path }) => {
        const memo = compose(addEvidence(uncitedDesk(), ref, path).desk())
        const isNoted = memo.notes.some(({ runs }) => wordsOf(runs).includes('Passage evidence'))
        const isCounted = foot(memo).includes('Sources recorded for these records but not printed here: 1.')
        return isNoted === isCounted
      })
      expect(lost).toEqual([])
    },
  )

  it.each([
    ['proposal', 'proposal', 'elements[a]', '(a) A quota.'],
    ['proposal', 'proposal', 'elements[a].text', '(a) A quota.'],
    ['measure', 'measure', 'components[duty].rate', 'Order 7'],
    ['measure', 'measure', 'events[e]', 'Since the new year.'],
    ['readout', 'readout', `says[${fingerprint('All is open.')}]`, 'All is open.'],
    ['talk', 'talk', 'chiefs[membership]', 'Ana Rojas, Trade minister, chief negotiator'],
    ['session', 'session', `doNotRaise[${fingerprint('Cheese.')}]`, 'Cheese.'],
    ['legalInstrument', 'order', 'signed', 'Order 7'],
  ] as const)('print beside the part of %s %s that they are for: %s', (collection, id, path, beside) => {
    const memo = compose(addEvidence(uncitedDesk(), { collection, id }, path).desk())
    const number = memo.notes.find(({ runs }) => wordsOf(runs).includes('Passage evidence'))?.number ?? 0
    // The figures have the notes of their rates once more.
    const blocks = memo.blocks.filter(({ kind }) => kind !== 'figures')
    const noted = stretches({ ...memo, blocks }).flatMap((runs) => {
      const at = runs.findIndex(({ notes }) => notes?.includes(number))
      return at < 0 ? [] : [wordsOf(runs.slice(0, at + 1))]
    })
    expect(noted).toHaveLength(1)
    expect(noted[0]?.replaceAll('*', '')).toMatch(new RegExp(`${beside.replaceAll(/[()]/g, (sign) => `\\${sign}`)}$`))
  })

  it('are printed beside the point of a readout that they are for', () => {
    const points = [{ id: 'steps', text: 'It opens in steps.' }]
    const withPoint = () => {
      const builder = uncitedDesk()
      return builder.add('readout', 'readout', { ...builder.collections.readout?.readout, points })
    }
    const line = (builder: ReturnType<typeof uncitedDesk>) =>
      stretches(compose(builder.desk()))
        .map(wordsOf)
        .find((text) => text.includes('It opens in steps.'))
    expect(line(withPoint())).toMatch(/All is open\.\*? It opens in steps\./)
    const cited = line(addEvidence(withPoint(), { collection: 'readout', id: 'readout' }, 'points[steps]'))
    expect(cited).toContain('All is open.*')
    expect(cited).not.toContain('It opens in steps.*')
  })

  it('support the part that they are for, and no other', () => {
    const element = (id: string, text: string) => ({ id, text, kind: 'offer', status: 'tabled' })
    const proposal = { ...uncitedDesk().collections.proposal?.proposal }
    const elements = [element('a', 'A quota.'), element('b', 'A fee.')]
    const points = (path: string) => {
      const builder = uncitedDesk().add('proposal', 'proposal', { ...proposal, elements })
      return stretches(compose(addEvidence(builder, { collection: 'proposal', id: 'proposal' }, path).desk()))
        .map(wordsOf)
        .flatMap((text) => /\(a\).*/.exec(text) ?? [])
    }
    expect(points('elements[b]')).toEqual(['(a) A quota.*; (b) A fee.'])
    expect(points('elements')).toEqual(['(a) A quota.; (b) A fee.'])
    expect(points('title')).toEqual(['(a) A quota.*; (b) A fee.*'])
    const rates = (path: string) => {
      const builder = uncitedDesk()
      const measure = { ...builder.collections.measure?.measure, components: [aLayer('x'), aLayer('y')], events: [] }
      builder.add('measure', 'measure', measure)
      const memo = compose(addEvidence(builder, { collection: 'measure', id: 'measure' }, path).desk())
      const table = memo.blocks.find((block) => block.kind === 'table')
      return table?.kind === 'table' ? table.rows.map((row) => wordsOf(row.at(-1) ?? [])) : []
    }
    expect(rates('components[y].rate')).toEqual(['(Unsourced.)', 'source'])
    expect(rates('components')).toEqual(['source', 'source'])
    expect(rates('imposer')).toEqual(['(Unsourced.)', '(Unsourced.)'])
  })

  it.each(PRINTED)('print the note of %s %s, %s, beside it, or count it', (collection, id, field, beside) => {
    const memo = compose(addEvidence(uncitedDesk(), { collection, id }, field).desk())
    const number = memo.notes.find(({ runs }) => wordsOf(runs).includes('Passage evidence'))?.number
    if (beside === undefined) {
      expect(number).toBeUndefined()
      expect(foot(memo)).toContain('Sources recorded for these records but not printed here: 1.')
      return
    }
    const noted = stretches(memo).filter((runs) => runs.some(({ notes }) => number && notes?.includes(number)))
    // Other facts of the sentence are marked now.
    expect(
      noted
        .map((runs) => wordsOf(runs.slice(0, 1 + runs.findLastIndex(({ notes }) => notes?.includes(number ?? 0)))))
        .join('|')
        .replaceAll('*', ''),
    ).toContain(beside)
    expect(foot(memo)).not.toContain('not printed')
  })

  it.each(PRINTED.filter(([, , , , bare]) => bare))(
    'are missed for %s %s, %s, in words or by a mark, until one is cited',
    (collection, id, field, beside = '', bare) => {
      const isMarked = (desk: DeskRead) => {
        const memo = compose(desk)
        const found = stretches(memo)
          .map(wordsOf)
          .filter((text) => text.includes(beside))
        expect(found).not.toEqual([])
        return found.some((text) =>
          text
            .slice(text.indexOf(beside) + beside.length)
            .replace(/^\)/, '')
            .startsWith(bare === '*' ? '*' : ' (Unsourced.)'),
        )
      }
      const bareDesk = uncitedDesk().desk()
      expect(isMarked(bareDesk)).toBe(true)
      expect(foot(compose(bareDesk))).toContain('* Unsourced.')
      expect(isMarked(addEvidence(uncitedDesk(), { collection, id }, field).desk())).toBe(false)
    },
  )

  it('mark each fact of a sentence that has none, and all of them once', () => {
    const line = (field?: string) => {
      const builder = uncitedDesk()
      if (field !== undefined) addEvidence(builder, { collection: 'session', id: 'past' }, field)
      const found = stretches(compose(builder.desk()))
        .map(wordsOf)
        .find((text) => text.includes('It was a long day.'))
      return found?.slice(found.lastIndexOf('1 May 2025'), found.indexOf(' They'))
    }
    expect(line()).toBe('1 May 2025, Santiago: Ana Rojas, 45 minutes.*')
    expect(line('start')).toBe('1 May 2025, Santiago*: Ana Rojas*, 45 minutes*.')
    expect(line('minutes')).toBe('1 May 2025*, Santiago*: Ana Rojas*, 45 minutes.')
    expect(line('participants[membership]')).toBe('1 May 2025*, Santiago*: Ana Rojas, 45 minutes*.')
    expect(line('summary')).toBe('1 May 2025, Santiago*: Ana Rojas, 45 minutes.')
  })

  it('do not count as support if they contradict', () => {
    const builder = addEvidence(uncitedDesk(), { collection: 'session', id: 'session' }, 'purpose', {
      role: 'contradicts',
    })
    const memo = compose(builder.desk())
    expect(stretches(memo).map(wordsOf)).toContain('Purpose. To agree on butter.*')
    expect(memo.notes.map(({ mark }) => mark)).toContain('against A1')
  })

  it('print with the name of each post among the people, and with a readout that is only silent', () => {
    const builder = addEvidence(uncitedDesk(), { collection: 'membership', id: 'membership' }, 'post')
    builder.add('readout', 'readout', { session: 'past', issuedBy: 'them', says: [], silentOn: ['issue'] })
    addEvidence(builder, { collection: 'readout', id: 'readout' }, 'says', { id: 'silent' })
    const noted = stretches(compose(builder.desk()))
      .filter((runs) => runs.some(({ notes }) => notes !== undefined))
      .map(wordsOf)
    expect(noted).toContain('Ana Rojas, Trade minister, chief negotiator. Leads for Chile.*')
    expect(stretches(compose(uncitedDesk().desk())).map(wordsOf)).toEqual(
      expect.arrayContaining([
        'Ana Rojas, Trade minister*, Chile*',
        'Ana Rojas, Trade minister*, chief negotiator. Leads for Chile.*',
      ]),
    )
    expect(noted.some((text) => text.endsWith('Readout, Chile: Silent on: Butter quota.'))).toBe(true)
  })
})

describe('the sources of a cue card', () => {
  it.each(['text', 'ifPressed'])('are counted, not printed: a line’s %s', (field) => {
    const card = compose(addEvidence(uncitedDesk(), { collection: 'line', id: 'line' }, field).desk(), 'cueCard')
    expect(card.notes).toEqual([])
    expect(foot(card)).toContain('Sources recorded on the desk and not printed on this card: 1.')
  })

  it('are missed for the date and for each rate', () => {
    const builder = uncitedDesk()
    const { measure } = builder.collections
    const card = compose(builder.desk(), 'cueCard')
    expect(card.facts.map(({ runs }) => wordsOf(runs))).toContain('1 July 2025*')
    builder.add('measure', 'measure', { ...measure?.measure, components: [aLayer('duty')] })
    const figure = stretches(compose(builder.desk(), 'cueCard'))
      .map(wordsOf)
      .find((text) => text.includes('6%'))
    expect(figure).toMatch(/\(as of 21 June 2025\)\.\*$/)
  })
})
