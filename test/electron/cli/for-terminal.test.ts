import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { forTerminal } from '../../../electron/cli/for-terminal'
import { temporaryFolder } from '../../helpers/desks/sample'
import { itUnless, NO_ODD_NAMES } from '../../helpers/left-out'
import { runCommandLine } from '../../helpers/requests/command-line'

const CONTROL = /(?![\t\n])[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u

it('shows each control of a terminal as JSON escapes it, and leaves every other sign', () => {
  const hostile = '\u001b[2J\u009b31m\rproblems: 0\n\u202Eabc\u2066\u200F\u007F'
  const shown = forTerminal(hostile)
  expect(shown).toBe(String.raw`\u001b[2J\u009b31m\u000dproblems: 0\u000a\u202eabc\u2066\u200f\u007f`)
  expect(JSON.parse(`"${shown}"`)).toBe(hostile)
  expect(forTerminal('a\tb 神 é 👩‍💻 {"x":1}')).toBe('a\tb 神 é 👩‍💻 {"x":1}')
})

itUnless(NO_ODD_NAMES, 'lets no text of a file, an option or a name reach the terminal as a command', async () => {
  const folder = temporaryFolder()
  const name = 'x\u001b]0;owned\u0007\r\u202E.json'
  writeFileSync(join(folder, name), '{"format":"\u001b[2J')
  for (const args of [
    ['import', name],
    ['import', join(folder, name), '--kind', '\u001b[2J'],
    ['list', '\u009b2J'],
    ['\u001b[2J'],
    ['list', '--desk', join(folder, name)],
    ['check', '--\u001b[2J'],
    ['verify', '--desk', join(folder, name)],
    ['history', 'talk', '\u001b[2J'],
    ['memo', '--session', '\u001b[2J\u202E'],
  ]) {
    const { stdout, stderr, status } = await runCommandLine(args, { cwd: folder })
    expect([args, status]).not.toEqual([args, 0])
    for (const text of [stdout, stderr]) expect([args, CONTROL.exec(text)]).toEqual([args, null])
  }
})
