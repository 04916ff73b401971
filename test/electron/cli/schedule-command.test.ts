import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { csvOf, EXCERPT_JSON, excerpt } from '../../core/rates/schedule/hts-excerpt'
import { copyOfSample, temporaryFolder } from '../../helpers/desks/sample'
import { runCommandLine } from '../../helpers/requests/command-line'
import { itLong } from '../../helpers/long'

function fileOf(text: string, name = 'hts_2025_revision_12_json.json') {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}
/** Rows of which two are broken. */
const broken = () => {
  const rows = excerpt()
  Object.assign(rows[3] ?? {}, { htsno: '1006.AB' })
  Object.assign(rows[5] ?? {}, { indent: 'x' })
  return JSON.stringify(rows)
}

describe('schedule', () => {
  it('counts the lines of a file, and names each broken row with its field', async () => {
    const whole = await runCommandLine(['schedule', fileOf(EXCERPT_JSON)])
    expect([whole.status, whole.stderr]).toEqual([0, ''])
    expect(whole.stdout).toMatch(/^2025 HTS Revision 12: 429 lines, broken rows: 0, rates not understood: \d+\n/)
    const bad = await runCommandLine(['schedule', fileOf(broken()), '--revision', 'mine'])
    expect(bad.status).toBe(1)
    expect(bad.stdout).toMatch(/^mine: 427 lines, broken rows: 2, /)
    expect(bad.stdout).toContain('\nRow 4, HTS number: “1006.AB” is not an HTS number.')
    expect(bad.stdout).toContain('\nRow 6, Indent: “x” is not an indent.')
    const json = JSON.parse((await runCommandLine(['schedule', fileOf(broken()), '--json'])).stdout) as object
    expect(json).toMatchObject({ lines: 427, brokenRows: 2, broken: [{ row: 4, field: 'code' }, { row: 6 }] })
  })

  it('prints the line for a code with the lines that its rates are from', async () => {
    const file = fileOf(csvOf(excerpt()), 'hts.csv')
    const { status, stdout } = await runCommandLine(['schedule', file, '8703.23.01.60', '--programme', 'KR'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^8703\.23\.01\.60 {2}hts, Row \d+\n {2}Motor cars/)
    expect(stdout).toContain('\nGeneral rate of duty: 2.5%, from line 8703.23.01\n')
    expect(stdout).toContain('\nKR: Free, from line 8703.23.01\n')
    expect(stdout).toContain('\nColumn 2 rate of duty: 10%, from line 8703.23.01\n')
    expect(stdout).toContain('A CSV file has no footnotes')
    const json = await runCommandLine(['schedule', file, '8703230160', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      code: '8703230160',
      isExact: true,
      general: { from: { code: '87032301' }, rate: { kind: 'rate', rate: '2.5%' } },
    })
    expect(await runCommandLine(['schedule', file, '4407'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'parley: The schedule has no line 4407, and none above it.\n',
    })
    const near = await runCommandLine(['schedule', file, '8703.23.01.99'])
    expect(near.stderr).toContain('This is the nearest one above it, 8703.23.01.')
  })

  itLong('says why a file is no schedule', async () => {
    const { status, stderr } = await runCommandLine(['schedule', fileOf(EXCERPT_JSON.slice(0, 5000))])
    expect(status).toBe(1)
    expect(stderr).toMatch(/begins like a tariff schedule\. The file breaks off in row \d+\. Download it again\./)
    const large = await runCommandLine(['schedule', fileOf(' '.repeat(50_000_001))])
    expect(large.stderr).toContain('more than 50 MB')
  })
})

describe('source', () => {
  it('adds a schedule with its file and no text, and `schedule` reads it from the desk', async () => {
    const desk = await copyOfSample()
    const added = await runCommandLine(['source', fileOf(EXCERPT_JSON), '--desk', desk])
    expect([added.status, added.stderr]).toEqual([
      0,
      expect.stringMatching(/^parley: 2025 HTS Revision 12: 429 lines, broken rows: 0, /),
    ])
    const [id = ''] = added.stdout.split(' ')
    const store = await DeskStore.open(desk, 'read')
    const source = store.desk.get('source', id)
    expect(source).toMatchObject({ scheduleRevision: '2025 HTS Revision 12', original: { kept: true } })
    expect(source?.sha256).toBeUndefined()
    expect((await store.readOriginal(source?.original?.sha256 ?? '')).toString()).toBe(EXCERPT_JSON)
    const line = await runCommandLine(['schedule', id, '8704.31.01.20', '--desk', desk])
    expect(line.stdout).toContain('\nGeneral rate of duty: 25%, from line 8704.31.01\n')
    for (const command of ['verify', 'check'])
      expect(await runCommandLine([command, '--desk', desk])).toMatchObject({ status: 0 })
  })

  itLong('adds one with broken rows only if told to, and else changes nothing', async () => {
    const desk = await copyOfSample()
    const count = async () => (await DeskStore.open(desk, 'read')).desk.all('source').length
    const [file, before] = [fileOf(broken()), await count()]
    const refused = await runCommandLine(['source', file, '--desk', desk])
    expect([refused.status, refused.stdout, await count()]).toEqual([1, '', before])
    expect(refused.stderr).toContain('has 2 broken rows')
    const added = await runCommandLine(['source', file, '--desk', desk, '--broken-rows'])
    expect([added.status, await count()]).toEqual([0, before + 1])
  })

  itLong('takes other JSON and CSV as text', async () => {
    const desk = await copyOfSample()
    const { status, stdout } = await runCommandLine(['source', fileOf('a,b\n1,2\n', 'table.csv'), '--desk', desk])
    expect(status).toBe(0)
    const store = await DeskStore.open(desk, 'read')
    expect(store.desk.get('source', stdout.split(' ')[0] ?? '')?.sha256).toBeDefined()
  })
})
