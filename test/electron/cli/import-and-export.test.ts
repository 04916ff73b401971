import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { copyOfSample, temporaryFolder } from '../../helpers/desks/sample'
import { runCommandLine } from '../../helpers/requests/command-line'
import { itLong } from '../../helpers/long'

/** Exports or imports records on the command line. */

async function parley(args: string[], cwd = temporaryFolder()) {
  const { stdout, ...said } = await runCommandLine(args, { cwd })
  return { ...said, out: stdout.trim().split('\n') }
}

describe('export', () => {
  it('writes all records as JSON into the current folder, one kind as CSV into a given file, all as CSV into a folder', async () => {
    const { status, out, cwd } = await parley(['export'])
    expect([status, out]).toEqual([0, [join(cwd, 'parley-export.json')]])
    const document = JSON.parse(readFileSync(join(cwd, 'parley-export.json'), 'utf8')) as { collections: object }
    expect(Object.keys(document.collections)).toContain('position')
    expect((await parley(['export', 'issue', '--format', 'csv', '--out', 'issues.csv'], cwd)).status).toBe(0)
    expect(readFileSync(join(cwd, 'issues.csv'), 'utf8')).toMatch(
      /^\uFEFFid,rev,talk,talk \(name\),parent,parent \(name\),area\.en,area\.ja,/,
    )
    expect((await parley(['export', '--format', 'csv', '--out', 'tables'], cwd)).status).toBe(0)
    expect(readdirSync(join(cwd, 'tables'))).toContain('issue.csv')
  })

  it.each([
    ['an unknown format', ['export', '--format', 'xlsx'], 2, /no format xlsx/],
    ['an unknown kind', ['export', 'telegram'], 2, /no kind of record telegram/],
    ['a folder that does not exist', ['export', '--out', 'no/where.json'], 1, /the file or its folder doesn’t exist/],
    ['an import without a file', ['import'], 2, /import needs the name of a file/],
    [
      'an import of a missing file',
      ['import', 'gone.json'],
      1,
      /can’t read .*gone\.json: the file or its folder doesn’t exist\./,
    ],
    ['an import into the sample', ['import', 'x.json', '--apply'], 2, /import --apply needs --desk/],
    ['a third side', ['import', 'x.json', '--take', 'mine'], 2, /--take mine/],
    ['a file for a memo', ['memo', 'x.json'], 2, /doesn’t understand this command line: x\.json/],
  ])('refuses in one sentence: %s', async (_what, args, status, says) => {
    const result = await parley(args)
    expect(result.stderr).toMatch(says)
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
    expect(result.status).toBe(status)
  })

  it('overwrites no foreign file, and writes nothing into a desk', async () => {
    const desk = await copyOfSample()
    const inside = await parley(['export', '--desk', desk, '--out', join(desk, 'sources', 'x.json')])
    expect([inside.status, existsSync(join(desk, 'sources', 'x.json'))]).toEqual([1, false])
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'parley-export.json'), '{}')
    expect((await parley(['export'], cwd)).status).toBe(1)
    expect(readFileSync(join(cwd, 'parley-export.json'), 'utf8')).toBe('{}')
    mkdirSync(join(cwd, 'tables'))
    writeFileSync(join(cwd, 'tables', 'mine'), '')
    expect((await parley(['export', '--format', 'csv', '--out', 'tables'], cwd)).status).toBe(1)
  })
})

describe('import', () => {
  async function exported(change: (text: string) => string) {
    const desk = await copyOfSample()
    const { cwd } = await parley(['export', '--desk', desk])
    const file = join(cwd, 'parley-export.json')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    const textOf = async () => (await DeskStore.open(desk, 'read')).desk.get('position', 'position-jp-benefit')?.text
    return { desk, file, textOf, run: (...args: string[]) => parley(['import', '--desk', desk, file, ...args]) }
  }
  const reworded = (text: string) => text.replace('Any agreement has', 'Every agreement has')

  it('shows what a file would change without changing anything; with --apply, applies it once', async () => {
    const { run, textOf } = await exported(reworded)
    const shown = await run()
    expect(shown.status).toBe(0)
    expect(shown.out).toEqual([
      expect.stringMatching(/^changed: position “Japan on Shape of a deal” \(line \d+\)$/),
      expect.stringMatching(/^ {2}text: Any agreement has .* → Every agreement has /),
      'new: 0, changed: 1, conflict: 0, same: 135, refused: 0, trashed: 0',
    ])
    expect(await textOf()).toMatch(/^Any agreement/)
    const applied = await run('--apply')
    expect([applied.status, applied.out.at(-1)]).toEqual([0, 'imported: 1'])
    expect(await textOf()).toMatch(/^Every agreement/)
    expect((await run('--apply')).out).toEqual([
      'new: 0, changed: 0, conflict: 0, same: 136, refused: 0, trashed: 0',
      'imported: 0',
    ])
  })

  it('changes nothing in a conflict until --take says which side wins', async () => {
    const { desk, file, run, textOf } = await exported(reworded)
    expect((await run('--apply')).status).toBe(0)
    writeFileSync(file, readFileSync(file, 'utf8').replace('Every agreement has', 'A treaty has'))
    const undecided = await run('--apply')
    expect(undecided.stderr).toMatch(/Conflicts to resolve: 1\. .*Choose the desk’s or the file’s/)
    expect(undecided.status).toBe(1)
    expect((await run('--apply', '--take', 'desk')).out.at(-1)).toBe('imported: 0')
    expect(await textOf()).toMatch(/^Every agreement/)
    expect((await run('--apply', '--take', 'file')).out.at(-1)).toBe('imported: 1')
    expect(await textOf()).toMatch(/^A treaty/)
    expect((await parley(['check', '--desk', desk])).status).toBe(0)
  })

  it('reports every bad cell, imports the rest, and exits with 1', async () => {
    const desk = await copyOfSample()
    const cwd = temporaryFolder()
    const talk = (await DeskStore.open(desk, 'read')).desk.all('talk')[0]?.id ?? ''
    writeFileSync(join(cwd, 'leads.csv'), `id;talk;text\r\nl1;${talk};A headline\r\n7;${talk};\r\nl3;nobody;x\r\n`)
    const { status, out } = await parley(['import', '--desk', desk, 'leads.csv', '--kind', 'lead', '--apply'], cwd)
    expect(status).toBe(1)
    expect(out).toEqual([
      'new: lead “A headline” (line 2)',
      'refused: lead 7 (line 3)',
      expect.stringMatching(/^ {2}Line 3, id: an id is a letter/),
      '  Line 3, text: it is missing.',
      'refused: lead l3 (line 4)',
      expect.stringMatching(/nobody/),
      'new: 1, changed: 0, conflict: 0, same: 0, refused: 2, trashed: 0',
      'imported: 1',
    ])
    expect((await DeskStore.open(desk, 'read')).desk.get('lead', 'l1')?.text).toBe('A headline')
  })

  itLong('is made by the staff member whom --staff names, or by the only one', async () => {
    const { desk, run } = await exported(reworded)
    expect((await run('--staff', 'nobody')).stderr).toMatch(/no staff member nobody/)
    expect((await run('--apply', '--staff', 'staff-example')).status).toBe(0)
    const { desk: after } = await DeskStore.open(desk, 'read')
    expect(after.get('position', 'position-jp-benefit')?.changedBy).toBe('staff-example')
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'staff.csv'), 'id,name,initials\r\nstaff-two,Second,SE\r\n')
    expect((await parley(['import', '--desk', desk, 'staff.csv', '--kind', 'staff', '--apply'], cwd)).status).toBe(0)
    expect((await run('--apply')).stderr).toMatch(/2 staff members/)
  })

  itLong('can be previewed without a staff member, with everybody’s notes counted as their own', async () => {
    const { desk, file } = await exported((text) => text)
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'staff.csv'), 'id,name,initials\r\nstaff-two,Second,SE\r\n')
    expect((await parley(['import', '--desk', desk, 'staff.csv', '--kind', 'staff', '--apply'], cwd)).status).toBe(0)
    writeFileSync(file, reworded(readFileSync(file, 'utf8')))
    const shown = await parley(['import', '--desk', desk, file])
    expect([shown.status, shown.stderr, shown.out.at(-1)]).toEqual([
      0,
      '',
      'new: 0, changed: 1, conflict: 0, same: 135, refused: 0, trashed: 0',
    ])
    const notes = ['staff-example', 'staff-two'].map((staff) => `n-${staff},${staff},A note,FALSE\r\n`).join('')
    writeFileSync(join(cwd, 'notes.csv'), `id,staff,body,resolved\r\n${notes}`)
    const both = await parley(['import', '--desk', desk, 'notes.csv', '--kind', 'note'], cwd)
    expect([both.status, both.out.at(-1)]).toEqual([
      0,
      'new: 2, changed: 0, conflict: 0, same: 0, refused: 0, trashed: 0',
    ])
    const one = await parley(['import', '--desk', desk, 'notes.csv', '--kind', 'note', '--staff', 'staff-two'], cwd)
    expect(one.out.at(-1)).toBe('new: 1, changed: 0, conflict: 0, same: 0, refused: 1, trashed: 0')
    const applied = await parley(['import', '--desk', desk, 'notes.csv', '--kind', 'note', '--apply'], cwd)
    expect([applied.status, applied.stderr]).toEqual([
      1,
      expect.stringMatching(/2 staff members\. Choose who is importing\..*--staff/),
    ])
  })
})
