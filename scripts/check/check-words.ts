import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOGUES } from '../../core/text/catalogue'
import { HELP } from '../../electron/cli/help'
import { AVOIDED_WORDS } from './plain-words'

const GLOSSARY = AVOIDED_WORDS.map(({ words, instead }) => ({
  all: new RegExp(words.source, `${words.flags}g`),
  instead,
}))

/** Each word of the glossary that the English texts, the help or the docs still use: where it is, and what to write instead. */
export function checkWords(root: string, texts: Readonly<Record<string, string>> = CATALOGUES.en): string[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  const pages = ['README.md', 'CHANGELOG.md', ...docs.map((name) => `docs/${name}`)]
  return [
    ...Object.entries(texts).flatMap(([key, text]) => avoidedIn(text).map(({ why }) => `${key}: ${why}`)),
    ...HELP.split('\n').flatMap((line) => avoidedIn(line.trim()).map(({ why }) => `electron/cli/help.ts: ${why}`)),
    ...pages.flatMap((page) => wordsInMarkdown(page, readFileSync(join(root, page), 'utf8'))),
  ]
}

/** The words of the glossary on a page, each with its line. Code and addresses do not count. */
export function wordsInMarkdown(page: string, source: string): string[] {
  return blocksOf(withoutCode(source)).flatMap(({ line, text }) =>
    avoidedIn(text).map(({ at, why }) => `${page}:${line + text.slice(0, at).split('\n').length - 1}: ${why}`),
  )
}

function avoidedIn(text: string): { at: number; why: string }[] {
  const flat = text.replaceAll('\n', ' ')
  return GLOSSARY.flatMap(({ all, instead }) =>
    [...flat.matchAll(all)].map((found) => ({
      at: found.index + found[0].search(/\w|…/),
      why: `“${shortened(found[0].replace(/^\W+(?=\w)/, ''))}”: write ${instead}`,
    })),
  )
}

const shortened = (words: string) => (words.length > 60 ? `${words.slice(0, 60)}…` : words)

/** The page with its code and addresses blanked out, line by line as it was. */
function withoutCode(source: string): string {
  return source
    .replaceAll(/^```[^]*?^```$/gm, (code) => code.replaceAll(/[^\n]/g, ''))
    .replaceAll(/`[^`]*`/g, (code) => code.replaceAll(/[^\n]/g, 'x'))
    .replaceAll(/\]\([^)]*\)/g, ']')
}

/** Paragraphs, list items, headings and cells, each with the number of its first line. */
function blocksOf(source: string): { line: number; text: string }[] {
  const blocks: { line: number; text: string }[] = []
  let open: { line: number; text: string } | undefined
  for (const [index, line] of source.split('\n').entries()) {
    const text = line.trim()
    const isMarked = /^(?:[-*>] |#|\||\d+\. )/.test(text)
    if (open && text !== '' && !isMarked) {
      open.text += `\n${text}`
      continue
    }
    const cells = text.startsWith('|') ? text.split('|') : [text.replace(/^(?:[-*>#]+|\d+\.) /, '')]
    const found = cells.map((cell) => ({ line: index + 1, text: cell.trim() }))
    blocks.push(...found)
    open = text === '' || /^[#|]/.test(text) ? undefined : found.at(-1)
  }
  return blocks
}
