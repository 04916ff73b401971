import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { textWith, wordFile } from '../../helpers/word/word-file'
import { runCommandLine } from '../../helpers/requests/command-line'

const CARD = ['memo', '--kind', 'cue-card']

it('writes a memo in the format that is named, or that the name of the file has', async () => {
  const { cwd, ...word } = await runCommandLine([...CARD, '--format', 'docx'])
  expect(word).toMatchObject({ status: 0, stdout: `${join(cwd, 'parley-cue-card.docx')}\n` })
  const document = wordFile(readFileSync(join(cwd, 'parley-cue-card.docx'))).tree('word/document.xml')
  expect(textWith(document, 'accepted')).toContain('Points to make')
  const markdown = await runCommandLine([...CARD, '--out', 'card.md'], { cwd })
  expect(markdown.status).toBe(0)
  expect(readFileSync(join(cwd, 'card.md'), 'utf8')).toMatch(/^\*\*UNCLASSIFIED – DRAFT\*\*\n\nCue card\n\n# /)
  // A name with another ending says nothing of the format.
  const plain = await runCommandLine([...CARD, '--format', 'MD', '--out', 'card.txt'], { cwd })
  expect(readFileSync(join(cwd, 'card.txt'), 'utf8')).toBe(readFileSync(join(cwd, 'card.md'), 'utf8'))
  expect(plain.status).toBe(0)
})

it('refuses a format that contradicts the name, one that it has not, and changes outside of Word', async () => {
  const refused = async (...args: string[]) => (await runCommandLine([...CARD, ...args])).stderr
  expect(await refused('--format', 'pdf', '--out', 'card.docx')).toContain('does not end like the format pdf')
  expect(await refused('--format', 'odt')).toContain('exports no memo as odt')
  expect(await refused('--changes')).toContain('Only a Word document can show changes')
  expect(await refused('--changes', '--format', 'docx')).toContain('replaces no issued memo')
})

it.each([
  ['docx', 'isn’t a Word document'],
  ['md', 'isn’t a memo in Markdown'],
])('leaves another document with the name of a %s alone', async (format, says) => {
  const { cwd } = await runCommandLine(['list'])
  const file = join(cwd, `letter.${format}`)
  writeFileSync(file, 'Dear Minister')
  const { status, stderr } = await runCommandLine([...CARD, '--out', file])
  expect(status).not.toBe(0)
  expect(stderr).toContain(says)
  expect(readFileSync(file, 'utf8')).toBe('Dear Minister')
})
