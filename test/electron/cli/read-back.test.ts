import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommandLine } from '../../helpers/requests/command-line'
import { edited, rewritten } from '../../helpers/word/sent-back'

it('lists what a returned Word file suggests, and where it belongs', async () => {
  const { cwd } = await runCommandLine(['memo', '--format', 'docx'])
  const file = join(cwd, 'parley-brief.docx')
  const none = await runCommandLine(['memo', 'read-back', file], { cwd })
  expect(none).toMatchObject({ status: 0, stdout: '' })
  expect(none.stderr).toContain('suggests nothing')
  const back = rewritten(readFileSync(file), (xml) =>
    edited(
      edited(xml, 'We ask you to lift the additional tariffs.', 'We ask you to lift them all.', 'A. Tanaka'),
      '9 July 2025',
      '10 July 2025',
    ),
  )
  writeFileSync(file, back)
  const { stdout, stderr } = await runCommandLine(['memo', 'read-back', 'parley-brief.docx'], { cwd })
  expect(stderr).toContain('The file is of this memo.')
  expect(stdout).toContain(
    'Changed: Line on Additional US tariffs – Text (A. Tanaka, 2025-06-09)\n  - We ask you to lift the additional tariffs.\n  + We ask you to lift them all.\n',
  )
  expect(stdout).toMatch(
    /Changed: .*When \(Without tracking\)\n {2}- 9 July 2025\n {2}\+ 10 July 2025\n {2}Parley writes this/,
  )
  const json = await runCommandLine(['memo', 'read-back', file, '--json'], { cwd })
  expect(JSON.parse(json.stdout)).toMatchObject({ of: 'this', count: 2, open: 1 })
})

it('refuses a file that is no Word document, and a command that it doesn’t know', async () => {
  const { cwd } = await runCommandLine(['list'])
  writeFileSync(join(cwd, 'letter.docx'), 'Dear Minister')
  const refused = await runCommandLine(['memo', 'read-back', 'letter.docx'], { cwd })
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('isn’t a Word document (.docx)') })
  expect((await runCommandLine(['memo', 'read-back'])).stderr).toContain('needs the name of a file')
  expect((await runCommandLine(['memo', 'print'])).status).not.toBe(0)
})
