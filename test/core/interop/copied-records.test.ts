import { describe, expect, it } from 'vitest'
import { copiedSteps, type CopiedInput } from '../../../core/interop/copied-records'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { usDesk } from '../../helpers/desks/us-desk'
import { aPosition } from '../../helpers/desks/record-fields'

const desk = smallDesk().add('position', 'p1', aPosition('=SUM(1)\nno\ttab')).desk()

function copied(input: Partial<CopiedInput>) {
  const steps = copiedSteps(() => desk, { keys: [], as: 'table', language: 'en', ...input })
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}
const cells = (text: string) => text.split('\n').map((line) => line.split('\t'))

describe('records on the clipboard', () => {
  it('are a table of titles, kinds, the fields that one of them has, and the marking, one line each', () => {
    const { text, count } = copied({ keys: ['talk/talk', 'round/round', 'talk/gone'] })
    const [head = [], talk = [], round = [], ...more] = cells(text)
    expect(count).toBe(2)
    expect(more).toEqual([])
    expect(head.slice(0, 2)).toEqual(['Record', 'Kind'])
    expect(head.at(-1)).toBe('Marking')
    expect(new Set(head).size).toBe(head.length)
    expect([talk.length, round.length]).toEqual([head.length, head.length])
    expect(talk.slice(0, 2)).toEqual(['Dairy talks', 'Talk'])
    expect(round[head.indexOf('Talk')]).toBe('Dairy talks')
    // A field that the other has not is empty, and nothing is without its marking.
    expect(talk[head.indexOf('Ordinal')] ?? '').toBe('')
    expect(talk.at(-1)).not.toBe('')
  })

  it('have at least the marking of the records whose names they print', async () => {
    const on = await usDesk('en', ['person/person-akazawa'])
    const session = on
      .all('session')
      .find(({ participants }) => participants.some((id) => on.get('membership', id)?.person === 'person-akazawa'))
    const steps = copiedSteps(() => on, { keys: [`session/${session?.id ?? ''}`], as: 'text', language: 'en' })
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    expect(step.value.text).toMatch(/Marking: CUI/)
  })

  it('keep a cell in one line, and let no spreadsheet run it', () => {
    const [head = [], row = []] = cells(copied({ keys: ['position/p1'] }).text)
    expect(row[head.indexOf('Text')]).toBe("'=SUM(1) no tab")
  })

  it('are paragraphs to read, in either language', () => {
    const { text } = copied({ keys: ['talk/talk', 'round/round'], as: 'text' })
    const [talk = '', round = ''] = text.split('\n\n')
    expect(talk.split('\n').slice(0, 2)).toEqual(['Dairy talks', 'Talk'])
    expect(round).toContain('Talk: Dairy talks')
    expect(round).toContain('Marking: ')
    expect(copied({ keys: ['talk/talk'], as: 'text', language: 'ja' }).text).toContain('交渉')
  })
})
