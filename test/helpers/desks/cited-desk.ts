import type { Language } from '../../../core/base/text'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { smallDesk, type DeskBuilder } from './desk-builder'
import { aLayer, aMeasure, aPosition } from './record-fields'

/** A desk with a value in every field that a source can be cited for, and no evidence at all. Ids are those of `smallDesk`, or the kind's name. */
export function uncitedDesk(language: Language = 'en'): DeskBuilder {
  const builder = smallDesk(language)
  const { talk, round, session } = builder.collections
  const layer = aLayer('duty', { instrument: 'order' })
  const event = { id: 'e', status: 'inForce', on: { edtf: '2025-01-02' }, note: 'Since the new year.' }
  return builder
    .add('person', 'person', { names: { [language]: 'Ana Rojas' }, about: 'Leads for Chile.' })
    .add('talk', 'talk', { ...talk?.talk, summary: 'The talks go well.', chiefs: ['membership'] })
    .add('round', 'round', { ...round?.round, place: { en: 'Lima' } })
    .add('session', 'session', { ...session?.session, purpose: 'To agree on butter.', doNotRaise: ['Cheese.'] })
    .add('round', 'past', {
      talk: 'talk',
      ordinal: 1,
      level: 'ministerial',
      when: { edtf: '2025-05-01' },
      place: { en: 'Santiago' },
      status: 'held',
      summary: 'It was a long day.',
    })
    .add('session', 'past', {
      round: 'past',
      start: { edtf: '2025-05-01' },
      minutes: 45,
      status: 'held',
      participants: ['membership'],
      issues: ['issue'],
      summary: 'They spoke of butter.',
      doNotRaise: [],
    })
    .add('readout', 'readout', { session: 'past', issuedBy: 'them', says: ['All is open.'], silentOn: [] })
    .add('position', 'position', aPosition('Butter stays out.'))
    .add('proposal', 'proposal', {
      talk: 'talk',
      by: 'them',
      title: { en: 'Butter package' },
      status: 'tabled',
      elements: [{ id: 'a', text: 'A quota.', kind: 'offer', status: 'tabled' }],
    })
    .add('line', 'line', {
      issue: 'issue',
      audience: 'counterpart',
      text: 'We want butter.',
      ifPressed: 'Butter is good.',
      status: 'draft',
      follows: [],
    })
    .add('milestone', 'milestone', {
      talk: 'talk',
      title: { en: 'Quota ends' },
      when: { edtf: '2025-09-01' },
      basis: 'fixed',
      status: 'open',
      note: 'By treaty.',
    })
    .add('legalInstrument', 'order', {
      kind: 'executiveOrder',
      number: 'Order 7',
      issuedBy: 'them',
      title: 'Butter order',
      signed: { edtf: '2025-01-01' },
      published: { edtf: '2025-01-05' },
      citation: 'Gazette 9',
      amends: [],
    })
    .add('measure', 'measure', aMeasure([layer], [event], { summary: 'A duty on butter.' }))
    .add('legalEvent', 'legalEvent', {
      kind: 'ruling',
      court: 'Court of Trade',
      on: { edtf: '2025-03-01' },
      caseName: 'Butter Board v. Chile',
      affects: ['order'],
      summary: 'upheld the duty.',
    })
}

/** Adds a source with one passage, and the passage as evidence for a field. */
export function addEvidence(
  builder: DeskBuilder,
  about: RecordRef,
  field: string,
  {
    id = 'evidence',
    issued = '2025-01-01',
    ...more
  }: { id?: string; issued?: string; role?: string; speaker?: string } = {},
): DeskBuilder {
  const text = `Passage ${id}`
  const sha256 = 'a'.repeat(64 - id.length) + Buffer.from(id).toString('hex').slice(0, id.length)
  return builder
    .text(sha256, text)
    .add('source', id, {
      kind: 'document',
      citation: { type: 'document', title: `Source ${id}`, issued: { edtf: issued } },
      language: 'en',
      reliability: 'press',
      sha256,
    })
    .add('annotation', id, {
      source: id,
      exact: text,
      prefix: '',
      suffix: '',
      start: 0,
      end: text.length,
      motivation: 'highlighting',
    })
    .add('evidence', id, { annotation: id, about, field, role: 'supports', ...more })
}
