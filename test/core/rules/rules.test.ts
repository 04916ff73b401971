import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import { titleOf } from '../../../core/desk/titles'
import { layerStanding } from '../../../core/rates/layer-standing'
import { checkDesk } from '../../../core/rules/rules'
import type { DeskBuilder } from '../../helpers/desks/desk-builder'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure, aPosition, aRule } from '../../helpers/desks/record-fields'

const TEXT = 'Chile will not open its butter market. Chile will not open its butter market.'
const SHA = createHash('sha256').update(TEXT).digest('hex')
const QUOTE = 'Chile will not open its butter market.'

function withSource(): DeskBuilder {
  return smallDesk()
    .text(SHA, TEXT)
    .add('source', 'source', {
      kind: 'document',
      citation: { type: 'report' },
      language: 'en',
      reliability: 'press',
      sha256: SHA,
    })
}
const annotation = (start: number) => ({
  source: 'source',
  exact: QUOTE,
  prefix: '',
  suffix: '',
  start,
  end: start + QUOTE.length,
  motivation: 'highlighting',
})
/** The findings of a desk, without that its settings lack the other party's capital: it has a test of its own. */
const findings = (builder: DeskBuilder) =>
  checkDesk(builder.desk())
    .filter(({ code }) => code !== 'measure-clock-missing')
    .map((finding) => `${finding.severity} ${finding.code} ${finding.about.id} ${finding.field}`)

describe('a check', () => {
  it('finds nothing on a sound desk', () => {
    expect(findings(smallDesk())).toEqual([])
    expect(findings(withSource().add('annotation', 'a', annotation(0)).add('annotation', 'b', annotation(39)))).toEqual(
      [],
    )
  })

  it('finds a quote that is not at its place, even if it occurs elsewhere', () => {
    expect(findings(withSource().add('annotation', 'a', annotation(3)))).toEqual(['error quote-mismatch a exact'])
    expect(findings(withSource().add('annotation', 'a', { ...annotation(0), prefix: 'Peru. ' }))).toEqual([
      'error quote-mismatch a exact',
    ])
  })

  it('checks a quote of an earlier text against that text, and says that it has no place in the present one', () => {
    const earlier = 'b'.repeat(64)
    const orphan = (start: number, text = QUOTE) =>
      findings(
        withSource()
          .text(earlier, `He said: ${text}`)
          .add('annotation', 'a', { ...annotation(start), snapshot: earlier }),
      )
    expect(orphan(9)).toEqual(['warning quote-orphaned a snapshot'])
    expect(orphan(0)).toEqual(['error quote-mismatch a exact'])
    expect(orphan(9, 'No.')).toEqual(['error quote-mismatch a exact'])
  })

  it('finds a movement of a position that supersedes none; a first position is new', () => {
    const moved = (movement: string) =>
      findings(
        smallDesk().add('position', 'p', aPosition('No.', { attribution: 'assessed', track: 'assessed', movement })),
      )
    expect(moved('hardened')).toEqual(['warning movement-of-nothing p movement'])
    expect(moved('new')).toEqual([])
  })

  it('finds dangling references anywhere in a record', () => {
    const builder = smallDesk().add('line', 'l', {
      issue: 'issue',
      audience: 'press',
      text: 'T',
      status: 'draft',
      follows: [{ collection: 'position', id: 'gone' }],
    })
    expect(findings(builder)).toEqual(['error reference-missing l follows[0]'])
    expect(findings(smallDesk().add('measure', 'm', aMeasure([{ ...aLayer('a'), instrument: 'gone' }])))).toEqual([
      'error reference-missing m components[0].instrument',
    ])
  })

  it('finds references to layers that do not exist or exist twice', () => {
    const rule = aRule('replaces', 'a', 'gone')
    expect(findings(smallDesk().add('measure', 'm', aMeasure([aLayer('a'), aLayer('a')])))).toEqual([
      'warning measure-unsourced m components',
      'error sub-record-twice m components',
    ])
    expect(
      findings(
        smallDesk()
          .add('measure', 'm', aMeasure([aLayer('a')]))
          .add('stackingRule', 'r', rule),
      ),
    ).toEqual([
      'warning measure-unsourced m components',
      'error component-missing m components',
      'error component-missing r target',
    ])
  })

  it('warns of a rate with neither its own instrument nor evidence for the measure', () => {
    const of = (more: object) => [{ ...aLayer('a'), ...more }, aLayer('b')]
    const act = { kind: 'other', number: 'Order 1', issuedBy: 'them', amends: [] }
    const builder = () => withSource().add('annotation', 'a', annotation(0))
    const evidence = (role: string) => ({
      annotation: 'a',
      about: { collection: 'measure', id: 'm' },
      field: 'title',
      role,
    })
    const unsourced = ['warning measure-unsourced m components']
    expect(findings(builder().add('measure', 'm', aMeasure(of({}))))).toEqual(unsourced)
    const half = builder().add('legalInstrument', 'act', act)
    expect(findings(half.add('measure', 'm', aMeasure(of({ instrument: 'act' }))))).toEqual(unsourced)
    for (const [role, found] of [
      ['supports', []],
      ['context', unsourced],
    ] as const)
      expect(
        findings(
          builder()
            .add('measure', 'm', aMeasure(of({})))
            .add('evidence', 'e', evidence(role)),
        ),
      ).toEqual(found)
    expect(findings(builder().add('measure', 'm', aMeasure([])))).toEqual([])
  })

  it('finds posts not held at the time, and warns of those without dates', () => {
    const session = smallDesk().desk().get('session', 'session')
    expect(findings(smallDesk().add('session', 'session', { ...session, start: { edtf: '2023-05-01' } }))).toEqual([
      'error post-not-held membership'.replace('membership', 'session') + ' participants',
      'error post-not-held session participants[0]',
    ])
    expect(findings(smallDesk().add('membership', 'membership', { person: 'person', post: 'post' }))).toEqual([
      'warning post-undated session participants[0]',
    ])
  })

  it('warns of a position without evidence, unless it is an assessment', () => {
    const position = aPosition('T')
    expect(findings(smallDesk().add('position', 'p', position))).toEqual(['warning position-unsourced p text'])
    expect(findings(smallDesk().add('position', 'p', { ...position, attribution: 'assessed' }))).toEqual([])
  })

  it('finds a cleared line without the person who cleared it, a second settings record, and a mixed marking', () => {
    const line = { issue: 'issue', audience: 'press', text: 'T', status: 'cleared', follows: [] }
    expect(findings(smallDesk().add('line', 'l', line))).toEqual(['error line-cleared-by-nobody l clearedBy'])
    const settings = smallDesk().desk().get('deskSettings', 'settings')
    expect(findings(smallDesk().add('deskSettings', 'second', { ...settings }))).toHaveLength(2)
    const tlp = { scheme: 'tlp', level: 'red', caveats: [], handling: [], releasability: [] }
    expect(findings(smallDesk().add('lead', 'lead', { talk: 'talk', text: 'T', marking: tlp }))).toEqual([
      'error marking-mixed lead marking',
    ])
  })

  it('finds circles, and does not loop forever', () => {
    const source = { kind: 'document', citation: { type: 'report' }, language: 'en', reliability: 'press' }
    const circle = smallDesk()
      .add('source', 's1', { ...source, retells: 's2' })
      .add('source', 's2', { ...source, retells: 's1' })
    expect(findings(circle)).toEqual(['error source-cycle s1 retells', 'error source-cycle s2 retells'])
    const evidence = { annotation: 'a', about: { collection: 'evidence', id: 'e' }, field: 'about', role: 'supports' }
    const self = withSource().add('annotation', 'a', annotation(0)).add('evidence', 'e', evidence)
    expect(findings(self)).toEqual(['error evidence-about-evidence e about'])
    expect(titleOf(self.desk(), { collection: 'evidence', id: 'e' }).en).toBe('Evidence for Evidence')
    const rules = smallDesk()
      .add('measure', 'm', aMeasure([aLayer('a'), aLayer('b')]))
      .add('stackingRule', 'r1', aRule('replaces', 'a', 'b'))
      .add('stackingRule', 'r2', aRule('replaces', 'b', 'a'))
    const ringed = getOrThrow(rules.desk(), 'measure', 'm')
    expect(
      ringed.components.map(
        (component) => layerStanding(rules.desk(), ringed, component, { at: Date.parse('2025-06-01') }).standing,
      ),
    ).toHaveLength(2)
  })

  it('does not count contradicting evidence as a source, nor a post as held before its start', () => {
    const position = aPosition('T')
    const against = { annotation: 'a', about: { collection: 'position', id: 'p' }, field: 'text', role: 'contradicts' }
    expect(
      findings(
        withSource().add('annotation', 'a', annotation(0)).add('evidence', 'e', against).add('position', 'p', position),
      ),
    ).toEqual(['warning position-unsourced p text', 'warning claim-contradicted p text'])
    const post = { person: 'person', post: 'post', from: { edtf: '../2025-12-31' } }
    expect(findings(smallDesk().add('membership', 'membership', post))).toEqual([
      'warning post-undated session participants[0]',
    ])
  })

  it('keeps the leading zero of an HS code', () => {
    expect(smallDesk().add('measure', 'm', aMeasure([])).desk().get('measure', 'm')?.scope[0]?.hs).toBe('0405')
  })
})
