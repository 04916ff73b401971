import fc from 'fast-check'
import type { Language } from '../../../core/base/text'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { VOCABULARIES } from '../../../core/model/values/vocabularies'
import { DeskBuilder, STAFF } from './desk-builder'

/** A random desk, and every string on it that its brief must print. */
export interface RandomDesk {
  desk: MemoryDesk
  printed: string[]
}

const LATIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äéøßŁżΩπЖя,.;:()%–“”’$€&'
const JAPANESE = 'あいうえおアイウエオ漢字関税交渉日米髙﨑𠮷、。「」（）ー・年月'

/** A run of words, of Japanese without spaces, or of one long word. */
function prose(maxWords: number): fc.Arbitrary<string> {
  const word = (letters: string, max: number) =>
    fc.array(fc.constantFrom(...Array.from(letters)), { minLength: 1, maxLength: max }).map((parts) => parts.join(''))
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(word(LATIN, 14), { minLength: 1, maxLength: maxWords }).map((words) => words.join(' ')),
    },
    { weight: 3, arbitrary: word(JAPANESE, maxWords * 4) },
    { weight: 2, arbitrary: fc.tuple(word(LATIN, 20), word(JAPANESE, 20)).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: word('abcdefghij0123456789', Math.min(180, maxWords * 12)) },
  )
}

/** Makes a random desk from a seed. `size` scales how much it holds. Strings carry a running number, so that no string is part of another. */
export function randomDesk(seed: number, size: number): RandomDesk {
  const printed: string[] = []
  let drawn = 0
  const draw = <T>(arbitrary: fc.Arbitrary<T>): T => {
    drawn += 1
    const [value] = fc.sample(arbitrary, { seed: seed * 1_000_003 + drawn, numRuns: 1 })
    if (value === undefined) throw new Error('nothing drawn')
    return value
  }
  const text = (maxWords: number): string => {
    const value = `${draw(prose(maxWords))} №`.replace('№', `#${drawn}#`)
    printed.push(value)
    return value
  }
  const count = (most: number) => draw(fc.integer({ min: 1, max: Math.max(1, most) }))
  const language: Language = draw(fc.constantFrom('en', 'ja'))
  const name = () => ({ [language]: text(5) })
  const hidden = (label: string) => ({ [language]: label })
  const word = <V extends keyof typeof VOCABULARIES>(vocabulary: V) =>
    draw(fc.constantFrom(...VOCABULARIES[vocabulary]))

  const builder = new DeskBuilder()
    .add('deskSettings', 'settings', {
      title: hidden('desk'),
      ourParty: 'party-0',
      capitals: [],
      defaultMarking: DEFAULT_MARKING,
      language,
      pageSize: draw(fc.constantFrom('A4', 'LETTER')),
      example: draw(fc.boolean()),
      pinnedAsOf: '2025-06-06T12:00:00Z',
      disclaimer: text(30),
    })
    .add('staff', STAFF, { name: 'Officer', initials: 'OF' })
  const parties = [0, 1]
  for (const party of parties)
    builder.add('party', `party-${party}`, { kind: 'country', code: `P${party}`, names: name(), members: [] })
  const people = count(size)
  for (let index = 0; index < people; index += 1) {
    builder
      .add('person', `person-${index}`, { names: name() })
      .add('post', `post-${index}`, { party: `party-${index % 2}`, title: name() })
      .add('membership', `membership-${index}`, {
        person: `person-${index}`,
        post: `post-${index}`,
        from: { edtf: '2020-01-01' },
      })
  }
  const members = Array.from({ length: people }, (_, index) => `membership-${index}`)
  builder
    .add('talk', 'talk', {
      title: hidden('talk'),
      parties: parties.map((party) => `party-${party}`),
      areas: [],
      status: 'underWay',
      summary: text(60),
      chiefs: [],
    })
    .add('round', 'past', {
      talk: 'talk',
      ordinal: 1,
      level: 'ministerial',
      title: name(),
      when: { edtf: '2025-06-01' },
      place: name(),
      status: 'held',
      summary: text(40),
    })
    .add('round', 'next', {
      talk: 'talk',
      level: 'leaders',
      title: name(),
      when: { edtf: '2025-06-1X', words: name() },
      place: name(),
      status: 'possible',
    })
  // The brief names its own round by the session, and prints the round's title and words only where nothing else names it.
  printed.splice(printed.length - 3, 2)
  const issues = Array.from({ length: count(size) }, (_, index) => `issue-${index}`)
  for (const [index, issue] of issues.entries()) {
    builder.add('issue', issue, { talk: 'talk', area: hidden('area'), label: name() })
    for (const party of parties) {
      builder.add('position', `position-${index}-${party}`, {
        issue,
        party: `party-${party}`,
        track: word('track'),
        text: text(80),
        stance: word('stance'),
        flexibility: word('flexibility'),
        attribution: word('attribution'),
        contested: draw(fc.boolean()),
        validFrom: { edtf: '2025-05-01' },
      })
    }
    const status = word('lineStatus')
    builder.add('line', `line-${index}`, {
      issue,
      audience: draw(fc.constantFrom('counterpart', 'press')),
      text: text(40),
      ifPressed: text(40),
      status,
      ...(status === 'cleared' ? { clearedBy: text(3) } : {}),
      follows: [],
    })
  }
  builder
    .add('session', 'held', {
      round: 'past',
      start: { edtf: '2025-06-01' },
      minutes: 45,
      status: 'held',
      participants: members,
      issues: [],
      doNotRaise: [],
      summary: text(50),
    })
    .add('session', 'session', {
      round: 'next',
      title: name(),
      start: { edtf: '2025-06-10' },
      status: 'possible',
      participants: members,
      issues,
      doNotRaise: [text(20)],
      purpose: text(60),
    })
    .add('readout', 'readout', {
      session: 'held',
      issuedBy: 'party-1',
      says: [text(40), text(20)],
      silentOn: issues.slice(0, 1),
    })
  for (const party of parties) {
    builder.add('proposal', `proposal-${party}`, {
      talk: 'talk',
      by: `party-${party}`,
      title: name(),
      status: 'tabled',
      elements: Array.from({ length: count(size) }, (_, index) => ({
        id: `e${index}`,
        text: text(25),
        kind: 'offer',
        quantity: text(3),
        status: 'tabled',
      })),
    })
  }
  for (let index = 0; index < count(size); index += 1) {
    builder.add('measure', `measure-${index}`, {
      title: name(),
      imposer: 'party-1',
      targets: [],
      targetsAll: true,
      kind: 'otherTariff',
      scopeWords: 'all',
      scope: [],
      issues: [issues[0]],
      summary: text(60),
      // The only layer of a measure prints without its name.
      components: ['a', 'b'].map((id) => ({
        id,
        layer: name(),
        rate: `${draw(fc.integer({ min: 0, max: 999 }))}%`,
        announced: { edtf: '2025-04-02' },
        validity: { edtf: '2025-04-05/..' },
      })),
      events: [{ id: 'e', status: word('measureStatus'), on: { edtf: '2025-04-05' }, note: text(20) }],
    })
  }
  builder.add('milestone', 'milestone', {
    talk: 'talk',
    title: name(),
    when: { edtf: '2025-06-1X', words: name() },
    basis: 'target',
    status: 'open',
    note: text(20),
  })
  return { desk: builder.desk(), printed }
}
