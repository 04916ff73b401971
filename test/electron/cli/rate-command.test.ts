import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyOfSample } from '../../helpers/desks/sample'
import { runCommandLine } from '../../helpers/requests/command-line'

const QUESTION = ['--good', 'general', '--origin', 'JP', '--at', '2025-05-20'] as const

describe('rate', () => {
  it('says under what was owed that a court has stopped it since, and leaves the rate as it is', async () => {
    const desk = await copyOfSample()
    const ask = (knownAt: string) => runCommandLine(['rate', '--desk', desk, ...QUESTION, '--known-at', knownAt])
    const before = await ask('2025-05-21')
    const after = await ask('2026-05-01')
    expect(before.stdout).toMatch(/^14% in force/)
    expect(before.stdout).not.toContain('court')
    expect(after.stdout).toMatch(/^14% in force/)
    expect(after.stdout).toContain(
      '\nThe total includes 10% (Reciprocal tariffs: baseline, nearly every country) owed under the law as applied at entry, whatever the outcome in court.\n' +
        'Since stopped by a court (V.O.S. Selections, Inc. v. United States, US Court of International Trade, 28 May 2025), ' +
        'with effect from 7 June 2025; stayed administratively on 29 May 2025.\n',
    )
  })
})

/** The text for a person: titles and the border's clock, and no id of a record or time in UTC. */
const NOT_FOR_PEOPLE = /schedule\/|measure-|rule-|inForce|notYet|\d\dT\d\d:|Z\b|\d\/\d+%(?<! \d\/\d+%)/

describe('the text of rate', () => {
  it('of a desk names layers and rules by their titles, and counts on the border’s clock', async () => {
    const desk = await copyOfSample()
    const { stdout } = await runCommandLine([
      'rate',
      '--desk',
      desk,
      '--good',
      'general',
      '--origin',
      'JP',
      '--at',
      '2025-06-06',
    ])
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      '14% in force: 4% + 10%; announced 28%.',
      'Ordinary duty\tin force\t4%',
      'Reciprocal tariffs: baseline, nearly every country\tin force\t10%\tsince 10 April 2025, 00:01 (EDT)',
      '\tAlso in force from 5 April 2025 to 9 April 2025; in between: replaced.',
      'Reciprocal tariffs: rate for Japan, in total\tsuspended\t–\t\tThe rate for Japan is suspended from 10 April to 9 July 2025',
    ])
    expect(stdout).not.toMatch(NOT_FOR_PEOPLE)
  })

  it('of a case has its titles, its fractions and its rulings too', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parley-case-'))
    const file = join(directory, 'case.json')
    await writeFile(file, JSON.stringify(CASE))
    const { stdout } = await runCommandLine(['rate', '--case', file])
    expect(stdout.trimEnd().split('\n')).toEqual([
      '57 1/3% in force: 33 1/3% + 24%; announced the same.',
      'Ordinary duty\tin force\t33 1/3%',
      'Baseline\treplaced\t–\t\tA country’s rate takes the place of the baseline',
      'For Japan\tin force\t24%\tsince 9 April 2025, 00:01 (EDT)',
      'The total includes 24% (For Japan) owed under the law as applied at entry, whatever the outcome in court.',
      'Since stopped by a court (Example v. United States, 28 May 2026), with effect from 1 June 2026; stayed pending appeal on 29 May 2026.',
    ])
    expect(stdout).not.toMatch(NOT_FOR_PEOPLE)
    const open = { ...CASE, measures: [{ ...MEASURE, layers: MEASURE.layers.map((one) => ({ ...one, rate: null })) }] }
    await writeFile(file, JSON.stringify(open))
    const unknown = await runCommandLine(['rate', '--case', file])
    expect(unknown.stdout).toContain('Known parts: 33 1/3% (Ordinary duty).\nThe rate of “For Japan” is not known.')
    // Data keep exact digits, ids and instants.
    const { stdout: json } = await runCommandLine(['rate', '--case', file, '--json'])
    expect(JSON.parse(json)).toMatchObject({
      adValorem: '100/3',
      layers: [
        { id: 'schedule/column1' },
        { id: 'm/all', by: 'r' },
        { id: 'm/japan', since: '2025-04-09T04:01:00.000Z' },
      ],
      unknown: [{ what: 'rate', layer: 'm/japan', reason: 'The rate of “m/japan” is not known.' }],
    })
    await rm(directory, { recursive: true })
  })
})

const MEASURE = {
  id: 'm',
  title: 'Reciprocal tariff',
  origins: 'all',
  scope: 'all',
  layers: [
    { id: 'all', title: 'Baseline', rate: '10%', from: '2025-04-05T00:01' },
    { id: 'japan', title: 'For Japan', rate: '24%', origins: ['JP'], from: '2025-04-09T00:01' },
  ],
}
const CASE = {
  clock: 'America/New_York',
  origin: 'JP',
  entry: '2025-06-06T12:00',
  knownAt: '2026-06-06',
  good: { id: 'machine', codes: ['8479'], column1: '33 1/3%' },
  measures: [MEASURE],
  rules: [
    {
      id: 'r',
      title: 'A country’s rate takes the place of the baseline',
      does: 'replaces',
      on: { layers: ['m/all'] },
      when: { layers: { layers: ['m/japan'] } },
    },
  ],
  rulings: [
    {
      id: 'court',
      title: 'Example v. United States',
      on: { measures: ['m'] },
      status: 'enjoined',
      at: '2026-05-28',
      effective: '2026-06-01',
    },
    { id: 'stay', on: { measures: ['m'] }, status: 'stayedPendingAppeal', at: '2026-05-29', answers: 'court' },
  ],
}
