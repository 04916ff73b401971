import { blockRuns, type Block, type Fact, type MemoModel, type Run } from './memo-model'

/** The characters that may begin markup anywhere in a line of GitHub-flavoured Markdown. */
const MARKUP = /[\\`*_[\]<>&|~$]/g
/** Addresses that GitHub would turn into links by itself. */
const ADDRESS = /(https?|ftp|mailto|xmpp)(:)|(www)(\.)/gi
/** The beginning of a line that would make it a heading, a list, a rule or the underline of a heading. */
const LINE_START = /^(?:[#+=-]|\d+(?=[.)](?:\s|$)))/

/**
 * A memo as GitHub-flavoured Markdown, with the marking as its first and last line. Text of records is escaped, so that none of it becomes markup. The notes are
 * footnotes at the end; a memo whose sources have letters keeps them.
 */
export function memoMarkdown(memo: MemoModel): string {
  const marking = `**${escaped(memo.markingLine)}**`
  const running = [memo.reference, memo.version, memo.asOf].map(escaped).join(' · ')
  const parts = [
    marking,
    ...(memo.letterhead ?? []).map((line) => lineOf(runsOf(memo, line))),
    lineOf(escaped(memo.kind)),
    `# ${openEnded(runsOf(memo, memo.title))}`,
    factList(memo, memo.facts),
    ...memo.blocks.map((block, index) => blockOf(memo, block, index)),
    ...(memo.sources ? sourceParts(memo, memo.sources) : []),
    signatureList(memo),
    factList(memo, memo.signOff),
    lineOf(runsOf(memo, memo.disclaimer)),
    ...annexParts(memo),
    ...(memo.sources ? [] : footnotes(memo)),
    lineOf(running),
    marking,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** The words of a heading, whose last signs do not close it. */
const openEnded = (words: string): string => words.replace(/#(?=\s*$)/, String.raw`\#`)

function escaped(text: string): string {
  return text
    .replaceAll(MARKUP, String.raw`\$&`)
    .replaceAll(ADDRESS, (_found, scheme = '', colon = '', host = '', dot = '') => `${scheme}${host}\\${colon}${dot}`)
    .replaceAll(/\r\n?|\n|\u2028|\u2029/g, '<br>')
}

/** A line of its own, whose beginning makes no list or heading. */
function lineOf(text: string): string {
  const line = text.trim()
  const [start] = LINE_START.exec(line) ?? []
  if (start === undefined) return line
  const figure = /^\d/.test(start)
  return figure ? `${start}\\${line.slice(start.length)}` : `\\${line}`
}

const TAGS: Readonly<Record<Run['style'], { sign: string; tag: string } | undefined>> = {
  plain: undefined,
  quiet: undefined,
  strong: { sign: '**', tag: 'strong' },
  label: { sign: '**', tag: 'strong' },
  caveat: { sign: '*', tag: 'em' },
}

function runsOf(memo: MemoModel, runs: readonly Run[]): string {
  return runs.reduce((line, run, index) => {
    const next = runs.slice(index + 1).find(({ text }) => text !== '')
    const mark = (run.notes ?? []).length > 0
    return line + styled(run, line, mark ? '[' : (next?.text ?? '')) + marksOf(memo, run.notes ?? [])
  }, '')
}

/** A run in its style. An asterisk beside punctuation may not count as markup, as in Japanese; a tag always does. */
function styled(run: Run, before: string, after: string): string {
  const look = TAGS[run.style]
  const [, lead = '', text = '', trail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? []
  if (!look || text === '') return escaped(run.text)
  const opens = /^[\p{L}\p{N}]/u.test(text) && !(before + lead).endsWith('*')
  const closes = /[\p{L}\p{N}]$/u.test(text) || /^\s/u.test(trail + after) || trail + after === ''
  const marked =
    opens && closes ? `${look.sign}${escaped(text)}${look.sign}` : `<${look.tag}>${escaped(text)}</${look.tag}>`
  return escaped(lead) + marked + escaped(trail)
}

function marksOf(memo: MemoModel, notes: readonly number[]): string {
  if (notes.length === 0) return ''
  if (!memo.sources) return notes.map((number) => `[^${number}]`).join('')
  const marks = notes.map((number) => memo.notes.find((note) => note.number === number)?.mark ?? String(number))
  return `<sup>${escaped(marks.join(', '))}</sup>`
}

const asStrong = (run: Run): Run => ({ ...run, style: 'strong' })

const list = (items: readonly string[]) => items.map((item) => `- ${lineOf(item)}`).join('\n')

const factList = (memo: MemoModel, facts: readonly Fact[]) =>
  list(facts.map(({ label, runs }) => `**${escaped(label)}** ${runsOf(memo, runs)}`))

/** Room for the reader's signature. */
const signatureList = ({ signature = [] }: MemoModel) =>
  list(signature.map((label) => `**${escaped(label)}** \\_\\_\\_\\_\\_\\_\\_\\_`))

function blockOf(memo: MemoModel, block: Block, index: number): string {
  const lines = (texts: readonly (readonly Run[])[]) => texts.map((runs) => lineOf(runsOf(memo, runs)))
  switch (block.kind) {
    case 'heading':
      return headingOf(memo, block.level === 1 ? '##' : '###', block.number, block.runs, block.aside)
    case 'paragraph':
      return lineOf([block.number ?? '', runsOf(memo, block.runs)].filter((part) => part !== '').join(' '))
    case 'points':
      return list(lines(block.items))
    case 'table':
      return tableOf(memo, block)
    case 'chart':
      return lineOf(runsOf(memo, block.words))
    case 'sheet':
      return index === 0 ? '' : '---'
    case 'box':
      return lines(blockRuns(block))
        .map((line) => `> ${line}`)
        .join('\n>\n')
    case 'pair':
      return block.columns
        .flatMap(({ heading, aside, items }) => [headingOf(memo, '##', '', heading, aside), list(lines(items))])
        .filter((part) => part !== '')
        .join('\n\n')
    case 'figures':
      return block.items
        .map(({ figure, lines: under }) =>
          [`- ${runsOf(memo, figure.map(asStrong))}`, ...lines(under).map((line) => `  - ${line}`)].join('\n'),
        )
        .join('\n')
    case 'issue':
      return [
        headingOf(memo, '###', block.number, block.name, undefined),
        ...block.lines.map(({ runs }) => lineOf(runsOf(memo, runs))),
      ].join('\n\n')
  }
}

function headingOf(
  memo: MemoModel,
  level: string,
  number: string,
  runs: readonly Run[],
  aside: readonly Run[] | undefined,
): string {
  const words = [escaped(number), runsOf(memo, runs)].filter((part) => part !== '').join(' ')
  const beside = aside && aside.length > 0 ? `\n\n${lineOf(runsOf(memo, aside))}` : ''
  return `${level} ${openEnded(words)}${beside}`
}

/** A table. Rows without a head of their own come under an empty one, since Markdown has no other table. */
function tableOf(memo: MemoModel, { header, rows, weights }: Extract<Block, { kind: 'table' }>): string {
  const row = (cells: readonly (readonly Run[])[]) => `| ${cells.map((runs) => runsOf(memo, runs)).join(' | ')} |`
  const head = header.length > 0 ? header : weights.map(() => [])
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n')
}

function sourceParts(memo: MemoModel, sources: NonNullable<MemoModel['sources']>): string[] {
  if (sources.length === 0) return []
  const items = sources.map(({ letter, runs }) => `**${escaped(letter)}** ${runsOf(memo, runs)}`)
  return [`## ${escaped(memo.notesHeading)}`, list(items)]
}

function annexParts(memo: MemoModel): string[] {
  if (!memo.annex) return []
  const passages = memo.annex.passages.map(({ mark, runs }) => `**${escaped(mark)}** ${runsOf(memo, runs)}`)
  return [`## ${escaped(memo.annex.heading)}`, list(passages)]
}

function footnotes(memo: MemoModel): string[] {
  if (memo.notes.length === 0) return []
  const notes = memo.notes.map(({ number, runs }) => `[^${number}]: ${lineOf(runsOf(memo, runs))}`)
  return [`## ${escaped(memo.notesHeading)}`, notes.join('\n')]
}
