import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../core/commands/command'
import { CLI, copyOfSample, ROOT, SAMPLE, temporaryFolder } from '../../helpers/desks/sample'
import { bytesOf, damage, DESK_ENTRIES, mainFileOf, recordOf, rewordDeskFile } from '../../helpers/files/desk-files'
import { runCommandLine } from '../../helpers/requests/command-line'
import { deskOnDisk, STAFF } from '../../helpers/requests/desk-service'
import { itUnless, NO_PIPES, NO_POPPLER } from '../../helpers/left-out'
import { itLong } from '../../helpers/long'

/** Runs the built command line in a folder; with `ordinaryUser` and as root, as an ordinary user. */
function builtParley(args: string[], options: { cwd?: string; ordinaryUser?: boolean } = {}) {
  const { cwd = temporaryFolder(), ordinaryUser = false } = options
  const env = { ...process.env, INIT_CWD: cwd }
  const drop = ordinaryUser && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    ...drop,
  })
  return { status, stdout, stderr, cwd }
}

/** A path that leads nowhere, and a folder. */
const NOWHERE = resolve('/nowhere', 'brief.pdf')
const FOLDER = realpathSync(tmpdir())

const saying = (words: string) => new RegExp(words.replaceAll(/[\\.()/$+*]/g, String.raw`\$&`))

/** Checks that a failure is one sentence on standard error, without a stack, and a non-zero exit code. */
function expectOneSentence(
  result: { status: number | null; stdout: string; stderr: string },
  status: number,
  says: RegExp,
) {
  expect(result.stderr).toMatch(says)
  expect(result.stderr.trim().split('\n')).toHaveLength(1)
  expect(result.stderr).not.toMatch(/\bat .*:\d+:\d+/)
  expect(result.status).toBe(status)
}

describe('memo', () => {
  it('writes the brief of the sample’s leaders’ meeting into the current folder, and prints its path', () => {
    const { status, stdout, stderr, cwd } = builtParley(['memo'])
    expect([status, stderr]).toEqual([0, ''])
    const file = join(cwd, 'parley-brief.pdf')
    expect(stdout.trim()).toBe(file)
    expect(readFileSync(file).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
    expect(readdirSync(cwd)).toEqual(['parley-brief.pdf'])
  })

  itUnless(NO_POPPLER, 'briefs for another session, into another file, from another desk', async () => {
    const desk = await copyOfSample()
    const { status, stdout, cwd } = await runCommandLine([
      'memo',
      '--desk',
      desk,
      '--session',
      'session-0605',
      '--out',
      'past.pdf',
    ])
    expect(status).toBe(0)
    const text = execFileSync('pdftotext', ['-raw', join(cwd, 'past.pdf'), '-'], { encoding: 'utf8' })
    expect(text).toMatch(/5 June 2025: Ryosei Akazawa, Howard Lutnick/)
    expect(text).toMatch(/ – held\n/)
    expect(stdout.trim()).toBe(join(cwd, 'past.pdf'))
  })

  itUnless(NO_POPPLER, 'names the sections that a draft hides, and does not print them', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { sections: [{ section: 'scene', hidden: true }] })
    const { status, stderr, cwd } = await runCommandLine(['memo', '--desk', on.directory, '--session', 'session-0605'])
    expect(status).toBe(0)
    expect(stderr).toBe('parley: Hidden in this draft, so not printed: Where things stand.\n')
    const text = execFileSync('pdftotext', ['-raw', join(cwd, 'parley-brief.pdf'), '-'], { encoding: 'utf8' })
    expect(text).not.toContain('Where things stand')
  })

  itUnless(
    NO_POPPLER,
    'prints a saved draft with its saved text, reports changed records, and prints the records as they are with --fresh',
    async () => {
      const on = await deskOnDisk()
      await on.make()
      const command = ['memo', '--desk', on.directory, '--session', 'session-0605']
      const talk = on.store.desk.all('talk')[0]
      const fields = { summary: 'A summary of today.' }
      const change: Command = { kind: 'change', collection: 'talk', id: talk?.id ?? '', rev: talk?.rev ?? 0, fields }
      await on.ask('desk:apply', { command: change, staff: STAFF })
      const kept = await runCommandLine(command)
      expect(kept.stderr).toMatch(/^parley: The records have changed since this draft was last refreshed/)
      const fresh = await runCommandLine([...command, '--fresh'])
      expect([kept.status, fresh.status]).toEqual([0, 0])
      expect(fresh.stderr).toMatch(/^parley: Later than this draft’s as-of time or cut-off: 1\. .*\n$/)
      const textOf = (cwd: string) =>
        execFileSync('pdftotext', ['-raw', join(cwd, 'parley-brief.pdf'), '-'], { encoding: 'utf8' })
      expect(textOf(kept.cwd)).not.toContain('A summary of today.')
      expect(textOf(fresh.cwd)).toContain('A summary of today.')
      expect(textOf(fresh.cwd)).toContain('† Written or changed after 6 June 2025, 23:59 (Washington time).')
      const checked = await runCommandLine(['check', '--desk', on.directory])
      expect([checked.status, checked.stdout]).toEqual([
        0,
        expect.stringMatching(
          /^warning: memo “5 June 2025: .+”, as of: “Japan–US tariff talks” has text written or changed after /m,
        ),
      ])
    },
  )

  itLong('replaces an earlier PDF as a whole', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'parley-brief.pdf'), '%PDF-1.4 old')
    expect((await runCommandLine(['memo'], { cwd })).status).toBe(0)
    expect(readFileSync(join(cwd, 'parley-brief.pdf')).length).toBeGreaterThan(10_000)
  })

  it.each([
    ['an unknown session', ['memo', '--session', 'nobody'], 1, /The meeting “nobody” isn’t on this desk/],
    [
      'a session id of 10,000 characters',
      ['memo', '--session', 'x'.repeat(10_000)],
      1,
      /The meeting “x+…” isn’t on this desk/,
    ],
    ['a missing desk', ['memo', '--desk', NOWHERE], 1, saying(`There is no desk at ${NOWHERE}`)],
    [
      'an output folder that does not exist',
      ['memo', '--out', NOWHERE],
      1,
      saying(`can’t write ${NOWHERE} (the file or its folder doesn’t exist)`),
    ],
    ['an output that is a folder', ['memo', '--out', FOLDER], 1, saying(`can’t write ${FOLDER} (it is a folder)`)],
    ['an unknown option', ['memo', '--colour', 'red'], 2, /'--colour'/],
    ['an unknown command', ['dance'], 2, /doesn’t understand this command line: dance/],
    ['a word too many', ['memo', 'please'], 2, /doesn’t understand this command line: please/],
  ])('reports %s in one sentence', async (_name, args, status, says) => {
    const cwd = temporaryFolder()
    expectOneSentence(await runCommandLine(args, { cwd }), status, says)
    expect(readdirSync(cwd)).toEqual([])
  })

  itUnless(NO_PIPES, 'reports an output that is a device in one sentence', async () => {
    const result = await runCommandLine(['memo', '--out', '/dev/null'])
    expectOneSentence(result, 1, /can’t write \/dev\/null \(it is not a plain file\)/)
  })

  it('replaces no other document, and writes nothing into a desk', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, 'parley-brief.pdf'), 'my thesis')
    expectOneSentence(await runCommandLine(['memo'], { cwd }), 1, /parley-brief\.pdf already exists and isn’t a PDF/)
    expect(readFileSync(join(cwd, 'parley-brief.pdf'), 'utf8')).toBe('my thesis')
    const desk = await copyOfSample()
    for (const file of [mainFileOf(desk), join(desk, 'brief.pdf'), join(desk, 'sources', 'brief.pdf')]) {
      expectOneSentence(await runCommandLine(['memo', '--desk', desk, '--out', file]), 1, /is inside a desk’s folder/)
    }
    expect(readdirSync(desk).toSorted()).toEqual(DESK_ENTRIES)
    expect((await runCommandLine(['check', '--desk', desk])).status).toBe(0)
  })

  it('prints nothing that breaks a rule', async () => {
    const desk = await copyOfSample()
    rewordDeskFile(desk, '"exact":"Cars, trucks and buses', '"exact":"Cars, lorries and buses')
    const result = await runCommandLine(['memo', '--desk', desk])
    expectOneSentence(
      result,
      1,
      /would print “Cars, lorries and buses from abroad.*”, which breaks a rule: the quote isn’t at its place in the source “Desk summary/,
    )
    expect(readdirSync(result.cwd)).toEqual([])
  })

  itLong('reports a folder without write permission, and leaves nothing there', () => {
    const cwd = temporaryFolder()
    const closed = join(cwd, 'closed')
    mkdirSync(closed)
    chmodSync(cwd, 0o755)
    chmodSync(closed, 0o555)
    // The other user must be able to read the built files; if they cannot read the checkout, the test would prove nothing.
    const result = builtParley(['memo', '--out', join(closed, 'brief.pdf')], { cwd, ordinaryUser: true })
    expectOneSentence(result, 1, /can’t write .*closed\/brief\.pdf \(you don’t have permission\).*\[EACCES\]/)
    expect(readdirSync(closed)).toEqual([])
  })

  it('reports a character that no font has, with the record and the field', async () => {
    const desk = await copyOfSample()
    rewordDeskFile(desk, 'Any agreement has to serve both sides', 'Any agreement 🤝 has to serve both sides')
    const result = await runCommandLine(['memo', '--desk', desk])
    expectOneSentence(
      result,
      1,
      /The position “Japan on Shape of a deal”, Text: no bundled font has the character 🤝 \(U\+1F91D\)/,
    )
    expect(existsSync(join(result.cwd, 'parley-brief.pdf'))).toBe(false)
  })

  it.each([
    ['flipped', 'is damaged: its checksum doesn’t match'],
    ['cut', 'is damaged'],
    ['empty', 'is damaged: it is empty'],
  ] as const)('reports a damaged desk file: %s', async (harm, says) => {
    const desk = await copyOfSample()
    damage(desk, harm)
    const before = bytesOf(desk)
    expectOneSentence(
      await runCommandLine(['memo', '--desk', desk]),
      1,
      new RegExp(`${basename(mainFileOf(desk))} ${says}`),
    )
    expect(bytesOf(desk)).toEqual(before)
  })

  it('reports a newer store', async () => {
    const desk = await copyOfSample()
    writeFileSync(
      join(desk, 'format.json'),
      JSON.stringify({ app: 'parley', format: 4, minReader: 3, schema: 5, storeId: 'x' }),
    )
    expectOneSentence(
      await runCommandLine(['memo', '--desk', desk]),
      1,
      /newer Parley wrote .*format\.json \(format 3; this one reads up to 2\)/,
    )
  })

  it('reports a name of 10,000 characters, with the record and the field', async () => {
    const desk = await copyOfSample()
    rewordDeskFile(desk, '"name":"Example desk officer"', `"name":"${'x'.repeat(10_000)}"`)
    expectOneSentence(
      await runCommandLine(['memo', '--desk', desk]),
      1,
      /In the staff “staff-example”, “Name” is wrong: it is too long \(10000; the limit is 200\)/,
    )
  })

  itLong('reports a full disk, and leaves nothing half-written', () => {
    const cwd = temporaryFolder()
    // A limit on the file size is the nearest thing to a full disk that needs no rights: the write comes up short.
    const script = `trap '' XFSZ; ulimit -f 16; exec "${process.execPath}" "${CLI}" memo`
    const result = spawnSync('bash', ['-c', script], { cwd, env: { ...process.env, INIT_CWD: cwd }, encoding: 'utf8' })
    expectOneSentence(result, 1, /can’t write .*parley-brief\.pdf \(.*\[EFBIG\]|The disk is full/)
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('memo with another kind, and with figures', () => {
  itLong('writes the tariff fact sheet of the sample', async () => {
    const cwd = temporaryFolder()
    const { status, stdout } = await runCommandLine(['memo', '--kind', 'tariff-fact-sheet'], { cwd })
    expect([status, stdout.trim()]).toEqual([0, join(cwd, 'parley-tariff-fact-sheet.pdf')])
  })

  itLong('shows the goods that are named, and refuses them for a kind that shows none', async () => {
    const cwd = temporaryFolder()
    const some = await runCommandLine(['memo', '--kind', 'tariff-fact-sheet', '--good', 'car,general'], { cwd })
    expect(some.status).toBe(0)
    const refused = await runCommandLine(['memo', '--kind', 'cue-card', '--good', 'car'], { cwd })
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--good')])
    const missing = await runCommandLine(['memo', '--kind', 'tariff-fact-sheet', '--good', 'nothing'], { cwd })
    expect(missing.status).not.toBe(0)
  })

  itUnless(NO_POPPLER, 'takes a language and a paper, and refuses those that no memo has', async () => {
    const cwd = temporaryFolder()
    const own = ['memo', '--language', 'ja', '--paper', 'letter']
    expect((await runCommandLine(own, { cwd })).status).toBe(0)
    const shown = execFileSync('pdfinfo', [join(cwd, 'parley-brief.pdf')], { encoding: 'utf8' })
    expect(shown).toMatch(/Page size: +612 x 792/)
    const text = execFileSync('pdftotext', [join(cwd, 'parley-brief.pdf'), '-'], { encoding: 'utf8' })
    expect(text).toContain('発言要領')
    for (const wrong of [
      ['--language', 'fr'],
      ['--paper', 'A3'],
    ])
      expect(await runCommandLine(['memo', ...wrong], { cwd })).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(wrong.join(' ')),
      })
  })

  itLong('knows a kind by its letter, and refuses a subject that it is not about', async () => {
    const cwd = temporaryFolder()
    const { status, stdout } = await runCommandLine(['memo', '--kind', 'c', '--round', 'round-5'], { cwd })
    expect([status, stdout.trim()]).toEqual([0, join(cwd, 'parley-round-report.pdf')])
    const refused = await runCommandLine(['memo', '--kind', 'C', '--session', 'session-0605'], { cwd })
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--session')])
    const none = await runCommandLine(['memo', '--kind', 'H'], { cwd })
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('--kind H')])
  })

  it('says of a draft that it has no figures to look back at', async () => {
    const { status, stderr } = await runCommandLine(['memo', '--figures', 'memo-leaders'])
    expect(status).not.toBe(0)
    expect(stderr).toContain('Only an issued memo has figures to look back at.')
  })
})

it('memo --figures says in words that an issued memo has nothing to compare, and lists a date that was corrected', async () => {
  const on = await deskOnDisk()
  const about = 'talk-jp-us'
  const make = { kind: 'makeMemo', type: 'decisionSubmission', about, id: 'brief' } as const
  await on.ask('desk:apply', { command: make, staff: STAFF })
  await on.change('memo', 'brief', { reference: 'T-1' })
  await on.issue()
  const figures = ['memo', '--figures', 'brief', '--desk', on.directory]
  expect(await runCommandLine(figures)).toMatchObject({
    status: 0,
    stdout: 'This memo printed no rates to compare, and the desk has corrected none of the dates and numbers in it.\n',
  })
  await on.change('milestone', 'milestone-g7', { when: { edtf: '2025-06-16' } })
  expect(await runCommandLine(figures)).toMatchObject({
    status: 1,
    stdout:
      'Three-day G7 summit starts, Canada\n  printed: 15 June 2025\n  known then: 16 June 2025\n  known now: 16 June 2025\n',
  })
})

describe('list and check', () => {
  it('list what a desk holds, all or one kind', async () => {
    expect((await runCommandLine(['list'])).stdout.split('\n')).toContain(
      'position\tposition-us-cars\tUnited States on Requirements for imported cars',
    )
    expect((await runCommandLine(['list', 'session'])).stdout.trim().split('\n')).toHaveLength(3)
    expectOneSentence(
      await runCommandLine(['list', 'sandwich']),
      2,
      /There is no kind of record sandwich\. Choose one of these: deskSettings, staff, /,
    )
  })

  it('check a desk: one line per finding, exit code 1 if a rule is broken', async () => {
    const sound = await runCommandLine(['check'])
    expect(sound.status).toBe(0)
    expect(sound.stdout).toMatch(/^warning: Only one source supports a claim \(5\)\n/)
    expect(sound.stdout).toMatch(/\nerrors: 0, warnings: 5\n$/)
    const desk = await copyOfSample()
    rewordDeskFile(desk, '"exact":"Cars, trucks and buses', '"exact":"Cars, lorries and buses')
    const broken = await runCommandLine(['check', '--desk', desk])
    expect(broken.stdout).toMatch(
      /^error: quote “Cars, lorries and buses from abroad.*”, quote: the quote isn’t at its place in the source “Desk summary of a press report on the Japan–US tariff talks”$/m,
    )
    expect(broken.stdout.trim().split('\n').at(-1)).toBe('errors: 1, warnings: 5')
    expect(broken.status).toBe(1)
  })

  it('name every record that its schema refuses, one per line', async () => {
    const desk = await copyOfSample()
    rewordDeskFile(desk, '"initials":"EX"', '"initials":""')
    rewordDeskFile(desk, '"hs":"8702"', '"hs":8702')
    const { status, stdout } = await runCommandLine(['check', '--desk', desk])
    expect(stdout).toMatch(/^error: In the staff “staff-example”, “Initials” is wrong: it is too short/m)
    expect(stdout).toMatch(
      /^error: In the measure “measure-jp-cars”, “HS code 1, HS code” is wrong: it has the wrong type/m,
    )
    expect(status).toBe(1)
  })

  itLong('open a hand-edited desk after `npm run seal` has sealed it', async () => {
    const desk = await copyOfSample()
    const file = mainFileOf(desk)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"initials":"EX"', '"initials":"EY"'))
    expectOneSentence(await runCommandLine(['check', '--desk', desk]), 1, /is damaged: its checksum doesn’t match/)
    execFileSync(process.execPath, [
      join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
      join(ROOT, 'scripts', 'seal-desk.ts'),
      desk,
    ])
    expect((await runCommandLine(['check', '--desk', desk])).status).toBe(0)
    expect((await recordOf(desk, 'staff', 'staff-example'))?.initials).toBe('EY')
  })

  itLong('explain themselves', () => {
    expect(builtParley(['--help']).stdout).toMatch(/memo[\s\S]*--desk DIR[\s\S]*list[\s\S]*check/)
    expect(builtParley([]).status).toBe(2)
    expectOneSentence(builtParley(['dance']), 2, /^parley: .*doesn’t understand this command line: dance/)
  })

  it('find a desk in the home folder where the shell has not filled in its name', async () => {
    const desk = await copyOfSample()
    const place = { cwd: temporaryFolder(), home: dirname(desk) }
    expect((await runCommandLine(['check', '--desk', `~/${basename(desk)}`], place)).status).toBe(0)
    // A name that only begins with the sign is one.
    expect((await runCommandLine(['check', '--desk', '~other'], place)).status).toBe(1)
  })

  it.each(['a?b.pdf', 'brief.pdf:x', 'con.pdf', 'brief.'])(
    'refuse a name that Windows does not take, and make nothing: %s',
    async (name) => {
      const result = await runCommandLine(['memo', '--out', name], { isWindows: true })
      expectOneSentence(result, 1, /Windows doesn’t take the name/)
      expect(readdirSync(result.cwd)).toEqual([])
    },
  )

  it('read the bundled sample without writing to it', async () => {
    const before = readdirSync(SAMPLE)
    await runCommandLine(['check'])
    expect(readdirSync(SAMPLE)).toEqual(before)
    expect(dirname(SAMPLE)).toBe(join(ROOT, 'assets'))
  })
})
