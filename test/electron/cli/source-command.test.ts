import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { copyOfSample, temporaryFolder } from '../../helpers/desks/sample'
import { fixturePath } from '../../helpers/files/reading-files'
import { runCommandLine } from '../../helpers/requests/command-line'

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

  it('prints warnings about the text, and takes a title that is given', async () => {
    const desk = await copyOfSample()
    const args = ['source', fixturePath('letter.eml'), '--desk', desk, '--title', 'Letter of the ministry']
    const { status, stdout, stderr } = await runCommandLine(args)
    expect(status).toBe(0)
    expect(stdout).toContain('Letter of the ministry')
    expect(stderr).toBe('parley: 1 attached files were not read.\n')
  })

  it('changes nothing where it refuses a file', async () => {
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

  it('needs a desk of its own and a file', async () => {
    expect((await runCommandLine(['source', 'a.txt'])).status).toBe(2)
    expect((await runCommandLine(['source', '--desk', await copyOfSample()])).status).toBe(2)
  })
})
