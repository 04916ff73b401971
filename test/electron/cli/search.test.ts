import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../helpers/requests/command-line'

describe('search on the command line', () => {
  it('prints an array that a program can read', async () => {
    const { status, stdout } = await runCommandLine(['search', '27.5', '--json'])
    const rows = JSON.parse(stdout) as Record<string, string>[]
    expect(status).toBe(0)
    expect(rows[0]).toMatchObject({ collection: 'measure', snippet: expect.stringContaining('27.5') as string })
    expect(Object.keys(rows[0] ?? {})).toEqual(['collection', 'id', 'title', 'field', 'snippet'])
  })

  it('prints an empty array, and fails, if nothing has the words', async () => {
    const { status, stdout } = await runCommandLine(['search', 'zebra crossing', '--json'])
    expect([status, JSON.parse(stdout)]).toEqual([1, []])
  })

  it('prints a line for each record without --json', async () => {
    const { stdout } = await runCommandLine(['search', 'tariff', '--kind', 'source'])
    const lines = stdout.trim().split('\n')
    expect(lines.every((line) => line.startsWith('source\t'))).toBe(true)
  })
})
