import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { copyOfSample, temporaryFolder } from '../../helpers/desks/sample'
import { fixturePath } from '../../helpers/files/reading-files'
import { runCommandLine } from '../../helpers/requests/command-line'
import { itLong } from '../../helpers/long'

describe('source', () => {
  it('adds a file to a desk as a source with its whole text, and prints its id and title', async () => {
    const desk = await copyOfSample()
    const { status, stdout, stderr } = await runCommandLine(['source', fixturePath('report.docx'), '--desk', desk])
    expect([status, stderr]).toEqual([0, ''])
    const [, id = '', title] = /^(\S+) {2}(.+)\n$/.exec(stdout) ?? []
    expect(title).toContain('Ministers meet on steel quotas')
    const store = await DeskStore.open(desk, 'read')
    const source = store.desk.get('source', id)
    expect(source?.citation).toMatchObject({
      publisher: 'Ministry of Trade of Arcadia',
      issued: { edtf: '2025-03-14' },
    })
    expect(store.desk.sourceText(source?.sha256 ?? '')).toContain('unless Borduria raised its own duty first.')
    const verified = await runCommandLine(['verify', '--desk', desk])
    expect(verified.status).toBe(0)
    const checked = await runCommandLine(['check', '--desk', desk])
    expect(checked.stdout).not.toContain('Ministers meet')
  })

  itLong('prints warnings about the text, and takes a title that is given', async () => {
    const desk = await copyOfSample()
    const args = ['source', fixturePath('letter.eml'), '--desk', desk, '--title', 'Letter of the ministry']
    const { status, stdout, stderr } = await runCommandLine(args)
    expect(status).toBe(0)
    expect(stdout).toContain('Letter of the ministry')
    expect(stderr).toBe('parley: 1 attached files were not read.\n')
  })

  itLong('changes nothing where it refuses a file', async () => {
    const desk = await copyOfSample()
    const count = async () => (await DeskStore.open(desk, 'read')).desk.all('source').length
    const before = await count()
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'empty.txt'), '')
    for (const [file, says] of [
      [fixturePath('locked.pdf'), /locked\.pdf is protected by a password/],
      [fixturePath('report.doc'), /report\.doc is a kind of file that Parley doesn’t read/],
      [join(folder, 'empty.txt'), /empty\.txt is empty/],
      [join(folder, 'none.txt'), /can’t read none\.txt/],
    ] as const) {
      const { status, stderr } = await runCommandLine(['source', file, '--desk', desk])
      expect(status).toBe(1)
      expect(stderr).toMatch(says)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
    expect(await count()).toBe(before)
  })

  it('keeps the file, of which `original` saves a copy, unless that is not wanted', async () => {
    const desk = await copyOfSample()
    const bytes = readFileSync(fixturePath('letter.eml'))
    const idOf = async (...args: string[]) => {
      const { status, stdout } = await runCommandLine(['source', fixturePath('letter.eml'), '--desk', desk, ...args])
      expect(status).toBe(0)
      return stdout.split(' ')[0] ?? ''
    }
    const [kept, not] = [await idOf(), await idOf('--no-original')]
    const saved = await runCommandLine(['original', kept, '--desk', desk])
    expect([saved.status, saved.stdout]).toEqual([0, `${join(saved.cwd, 'letter.eml')}\n`])
    expect(readFileSync(join(saved.cwd, 'letter.eml')).equals(bytes)).toBe(true)
    const file = join(temporaryFolder(), 'copy')
    expect((await runCommandLine(['original', kept, '--desk', desk, '--out', file])).status).toBe(0)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    const none = await runCommandLine(['original', not, '--desk', desk, '--out', `${file}2`])
    expect([none.status, existsSync(`${file}2`)]).toEqual([1, false])
    expect(none.stderr).toContain('keeps no original file for the source “')
    const verified = await runCommandLine(['verify', '--desk', desk])
    expect(verified.stdout).toMatch(/texts: \d+, files: 1\n/)
    writeFileSync(join(desk, 'originals', `${sha256Of(bytes)}.bin`), 'something else')
    const altered = await runCommandLine(['verify', '--desk', desk])
    expect([altered.status, altered.stdout]).toEqual([
      1,
      expect.stringMatching(/file that the desk keeps .* was altered/),
    ])
    const refused = await runCommandLine(['original', kept, '--desk', desk, '--out', `${file}3`])
    expect([refused.status, existsSync(`${file}3`)]).toEqual([1, false])
    expect(refused.stderr).toMatch(/was altered/)
  })

  itLong('keeps a file that cannot be read with --file-only, and a large one only with --original', async () => {
    const desk = await copyOfSample()
    const locked = await runCommandLine(['source', fixturePath('locked.pdf'), '--desk', desk, '--file-only'])
    expect([locked.status, locked.stderr, locked.stdout]).toEqual([0, '', expect.stringMatching(/ {2}locked/)])
    const large = join(temporaryFolder(), 'large.txt')
    // Blanks at the end of a line are no part of a text.
    writeFileSync(large, `A short report.${' '.repeat(50_000_001)}`)
    const { status, stderr } = await runCommandLine(['source', large, '--desk', desk])
    expect([status, stderr]).toEqual([0, expect.stringMatching(/has 50\.0 MB, so the desk doesn’t keep it/)])
    expect((await runCommandLine(['source', large, '--desk', desk, '--original'])).stderr).toBe('')
    const store = await DeskStore.open(desk, 'read')
    const kept = store.desk.all('source').filter(({ original }) => original?.kept === true)
    expect(kept.map(({ original }) => original?.name ?? '').toSorted()).toEqual(['large.txt', 'locked.pdf'])
    expect(kept.find(({ original }) => original?.name === 'locked.pdf')).not.toHaveProperty('sha256')
  })

  it('needs a desk of its own and a file', async () => {
    expect((await runCommandLine(['source', 'a.txt'])).status).toBe(2)
    expect((await runCommandLine(['original'])).status).toBe(2)
    expect((await runCommandLine(['source', '--desk', await copyOfSample()])).status).toBe(2)
  })
})
