import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, SAMPLE, temporaryFolder } from '../../helpers/desks/sample'
import { fixturePath } from '../../helpers/files/reading-files'
import { runCommandLine } from '../../helpers/requests/command-line'

/** Runs `suggest` on a text in a file of its own. */
async function suggest(text: string, ...options: string[]) {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'report.txt'), text)
  return runCommandLine(['suggest', 'report.txt', ...options], { cwd })
}

describe('suggest on the command line', () => {
  it('prints an array that a program can read, with the places of each slice', async () => {
    const text = 'Japan will not accept a rate of 25% after Thursday.'
    const { status, stdout } = await suggest(text, '--date', '2025-06-06', '--json')
    const rows = JSON.parse(stdout) as { kind: string; start: number; end: number; text: string; value: unknown }[]
    expect(status).toBe(0)
    expect(rows.map(({ kind }) => kind)).toEqual(['position', 'party', 'percentage', 'date'])
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['kind', 'start', 'end', 'text', 'value'])
      expect(row.text).toBe(text.slice(row.start, row.end))
    }
  })

  it('reads a document as it would become a source', async () => {
    const file = fixturePath('report.docx')
    const { status, stdout } = await runCommandLine(['suggest', file, '--date', '2025-06-12', '--json'], { cwd: ROOT })
    expect(status).toBe(0)
    expect(stdout).not.toContain('PK')
  })

  it('names the records of a desk', async () => {
    const { stdout } = await suggest(
      '赤沢経済再生担当相が訪米した。',
      '--date',
      '2025-06-06',
      '--desk',
      SAMPLE,
      '--json',
    )
    expect(JSON.parse(stdout)).toMatchObject([
      { kind: 'person', value: { ref: { collection: 'person', id: 'person-akazawa' } } },
    ])
  })

  it('looks for patterns of a file', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'report.txt'), 'File Form 7501.')
    writeFileSync(
      join(cwd, 'patterns.json'),
      JSON.stringify([{ language: 'en', kind: 'measure', phrase: 'Form {digits:number}' }]),
    )
    const { stdout } = await runCommandLine(
      ['suggest', 'report.txt', '--date', '2025-06-06', '--patterns', 'patterns.json'],
      { cwd },
    )
    expect(stdout).toContain('measure\tForm 7501')
  })

  it('prints a line for each without --json, and fails if there is none', async () => {
    expect((await suggest('At 10 percent.', '--date', '2025-06-06')).stdout).toBe(
      '3-13\tpercentage\t10 percent\t{"value":"10","unit":"percent"}\n',
    )
    const nothing = await suggest('Nothing here.', '--date', '2025-06-06')
    expect([nothing.status, nothing.stdout]).toEqual([1, ''])
  })

  it('does not understand a line without a file, without a date, or with an invalid date', async () => {
    expect((await runCommandLine(['suggest', '--date', '2025-06-06'])).status).toBe(2)
    expect((await suggest('Text.')).status).toBe(2)
    expect((await suggest('Text.', '--date', '2025-02-30')).status).toBe(2)
  })

  it('refuses a file whose patterns are not valid', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'report.txt'), 'Text.')
    writeFileSync(join(cwd, 'patterns.json'), JSON.stringify([{ language: 'en', kind: 'measure', phrase: '{nobody}' }]))
    const { status, stderr } = await runCommandLine(
      ['suggest', 'report.txt', '--date', '2025-06-06', '--patterns', 'patterns.json'],
      { cwd },
    )
    expect([status, stderr]).toEqual([2, expect.stringContaining('no token nobody')])
  })
})
