import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { HELP } from '../../../electron/cli/help'
import { CLI, copyOfSample, ROOT, temporaryFolder } from '../../helpers/desks/sample'
import { describeWindows, runWindowsNode, windowsPath, type Ran } from '../../helpers/windows/windows'

/** The command line as Windows runs it, beside the same one on this system. */

const FIXTURES = join(ROOT, 'test', 'fixtures')
const KINDS = ['cue-card', 'decision-submission', 'tariff-fact-sheet', 'position-matrix', 'round-report', 'chronology']
const RATE = ['rate', '--good', 'car', '--origin', 'JP', '--at', '2025-06-06']

/** Each only reads, or writes a file of its own; ID is that of a source with its file. */
const READING = [
  ['--help'],
  ['memo'],
  ['memo', '--language', 'ja', '--out', 'ja.pdf'],
  ['memo', '--format', 'docx', '--out', 'word.docx'],
  ...KINDS.map((kind) => ['memo', '--kind', kind, '--out', `${kind}.md`]),
  ['memo', '--session', 'nobody'],
  ['memo', 'check', '--json'],
  ['memo', 'read-back', 'returned.docx'],
  ['list', '--desk', 'desk'],
  ['search', 'tariff', '--json'],
  ['suggest', 'note.txt', '--date', '2025-06-06', '--json'],
  RATE,
  [...RATE, '--json'],
  ['schedule', 'hts.json'],
  ['schedule', 'hts.json', '8703.23.01.60', '--programme', 'KR'],
  ['check', '--desk', 'desk'],
  ['verify', '--desk', 'desk'],
  ['history', '--desk', 'desk'],
  ['export', '--desk', 'desk'],
  ['export', '--desk', 'desk', '--format', 'csv', '--out', 'tables'],
  ['import', 'records.json'],
  ['original', 'ID', '--desk', 'desk', '--out', 'saved.docx'],
  ['telegram'],
]

/** Each changes the desk. */
const WRITING = [
  ['source', 'report.docx', '--desk', 'desk'],
  ['source', 'hodo.pdf', '--desk', 'desk'],
  ['source', 'letter.eml', '--desk', 'desk', '--no-original'],
  ['source', 'scan.png', '--desk', 'desk'],
  ['import', 'records.json', '--desk', 'desk', '--apply', '--take', 'file'],
  ['history', '--desk', 'desk'],
  ['verify', '--desk', 'desk'],
  ['check', '--desk', 'desk'],
]

/** A folder with all that the commands read: made once, here, so that both systems have the same. */
async function folderToWorkIn(): Promise<{ folder: string; source: string }> {
  const folder = temporaryFolder()
  for (const name of ['report.docx', 'hodo.pdf', 'letter.eml'])
    cpSync(join(FIXTURES, 'reading', name), join(folder, name))
  cpSync(join(FIXTURES, 'reading', 'hodo.png'), join(folder, 'scan.png'))
  cpSync(join(FIXTURES, 'rates', 'hts-excerpt.json'), join(folder, 'hts.json'))
  cpSync(join(FIXTURES, 'returned', 'libreoffice.docx'), join(folder, 'returned.docx'))
  writeFileSync(join(folder, 'note.txt'), 'On 9 April 2025 Japan said that 25% on cars must go.\n')
  cpSync(await copyOfSample(), join(folder, 'desk'), { recursive: true })
  const { stdout } = runHere(['source', 'report.docx', '--desk', 'desk'], folder)
  runHere(['export', '--desk', 'desk', '--out', 'records.json'], folder)
  const records = readFileSync(join(folder, 'records.json'), 'utf8')
  writeFileSync(join(folder, 'records.json'), records.replace('"Japan–US tariff talks"', '"Tariff talks, reworded"'))
  return { folder, source: stdout.split(/\s/)[0] ?? '' }
}

function copyOf(folder: string): string {
  const copy = join(temporaryFolder(), 'work')
  cpSync(folder, copy, { recursive: true })
  return copy
}

function runHere(args: readonly string[], cwd: string): Ran {
  const env = { ...process.env, INIT_CWD: undefined }
  return spawnSync(process.execPath, [CLI, ...args], { cwd, env, encoding: 'utf8' })
}

/** The output without what differs from run to run: the folder, new ids and the time. */
const comparable = ({ status, stdout, stderr }: Ran, folder: string, sign: '/' | '\\') =>
  [String(status), stdout, stderr]
    .map((text) =>
      text
        .replaceAll(`${folder}${sign}`, '')
        .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID')
        .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'NOW'),
    )
    .join('\n')

/** Every file in a folder, outside its desk. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^desk(\/|$)/.test(name) && statSync(join(folder, name)).isFile())
    .toSorted()

/** Runs each of the lines on both systems; the lines whose output differs, with both. */
async function differences(lines: readonly string[][], here: string, there: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (const line of lines) {
    const windows = comparable(await runWindowsNode(CLI, line, { cwd: there }), windowsPath(there), '\\')
    const linux = comparable(runHere(line, here), here, '/')
    if (windows !== linux) found.push({ line: line.join(' '), windows, linux })
  }
  return found
}

describeWindows('the command line on Windows', () => {
  it('prints and writes, byte for byte, what it prints and writes here: every command', async () => {
    const { folder, source } = await folderToWorkIn()
    const [here, there] = [copyOf(folder), copyOf(folder)]
    const lines = READING.map((line) => line.map((word) => (word === 'ID' ? source : word)))
    const halves = [lines.filter((_line, at) => at % 2 === 0), lines.filter((_line, at) => at % 2 === 1)]
    const found = await Promise.all(halves.map((half) => differences(half, here, there)))
    expect(found.flat()).toEqual([])
    expect(filesIn(there)).toEqual(filesIn(here))
    const made = filesIn(here).filter((name) => !filesIn(folder).includes(name))
    for (const name of made) {
      const same = readFileSync(join(there, name)).equals(readFileSync(join(here, name)))
      expect({ name, same }).toEqual({ name, same: true })
    }
    expect(made.length).toBeGreaterThan(20)
    expect(await differences(WRITING, here, there)).toEqual([])
    const tested = new Set([...READING, ...WRITING].map(([command]) => command))
    const commands = [...HELP.matchAll(/^ {2}([a-z]+) /gm)].map(([, command]) => command)
    expect(commands.filter((command) => !tested.has(command))).toEqual([])
  })

  it('imports into folders of odd and long names, and this system reads and verifies every one', async () => {
    const { folder } = await folderToWorkIn()
    const long = Array.from({ length: 4 }, (_none, at) => `${at}${'long '.repeat(17)}x`).join('/')
    const problems: unknown[] = []
    const importInto = async (name: string) => {
      const work = copyOf(folder)
      const desk = join(work, name, 'desk')
      mkdirSync(join(work, name), { recursive: true })
      cpSync(join(work, 'desk'), desk, { recursive: true })
      const path = relative(work, desk).replaceAll('/', '\\')
      const args = ['import', 'records.json', '--desk', path, '--apply', '--take', 'file']
      const done = await runWindowsNode(CLI, args, { cwd: work })
      const verified = runHere(['verify', '--desk', desk], work)
      const read = runHere(['search', 'reworded', '--desk', desk], work)
      const isGood = done.status === 0 && verified.status === 0 && read.stdout.includes('Tariff talks, reworded')
      if (!isGood) problems.push({ name, done, verified, read })
    }
    await Promise.all(['two words', '通商交渉 デスク'].map(importInto))
    await Promise.all(['🗾 emoji & (signs) #1 %TEMP%', long].map(importInto))
    expect(long.length).toBeGreaterThan(340)
    expect(problems).toEqual([])
  })
})
