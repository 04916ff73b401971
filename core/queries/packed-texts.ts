/** How many texts are in one block. */
const BLOCK = 64
/** A character that a string of one byte for each cannot have. */
const WIDE = /[\u0100-\uFFFF]/
const NO_TEXT: readonly string[] = ['', '']

/** Texts by place, one line for each: what fits into one byte a character, and the rest. */
interface Block {
  /** How many lines there are. */
  lines: number
  narrow: string
  wide: string
}

/**
 * Folded texts by their places, to be looked through for words: a hundred thousand short strings take twice the memory of their characters, so that they are
 * joined to long ones, apart from those with characters that take two bytes. A text is in parts, and words are found within a part.
 */
export class PackedTexts {
  readonly #blocks: (Block | undefined)[] = []

  put(place: number, parts: readonly string[]): void {
    const [narrow = '', wide = ''] = packed(parts)
    const at = place % BLOCK
    const before = this.#blocks[blockOf(place)] ?? { lines: 0, narrow: '', wide: '' }
    const put = before.lines === 0 ? begun : at < before.lines ? replaced : added
    this.#blocks[blockOf(place)] = {
      lines: Math.max(before.lines, at + 1),
      narrow: put(before.narrow, narrow, at, before.lines),
      wide: put(before.wide, wide, at, before.lines),
    }
  }

  /**
   * Calls `found` for each place whose text has all of the words, in order; `isFirst` if its first part begins with `start`. Empty places may be among them. No word
   * is empty or holds a line break.
   */
  find(words: readonly string[], start: string, found: (place: number, isFirst: boolean) => void): void {
    for (const [number, block] of this.#blocks.entries()) {
      if (!block || !words.every((word) => block.narrow.includes(word) || block.wide.includes(word))) continue
      const having = new Uint16Array(BLOCK)
      for (const [turn, word] of words.entries()) for (const lines of both(block)) note(lines, word, turn, having)
      const firsts = both(block).map((lines) => linesFrom(lines, start))
      for (let line = 0; line < BLOCK; line += 1)
        if (having[line] === words.length)
          found(
            number * BLOCK + line,
            firsts.some((own) => own.has(line)),
          )
    }
  }
}

const both = ({ narrow, wide }: Block) => [narrow, wide]

/** Counts a word, the one of this turn, in the lines that have it and all words before it. Cutting the lines out first would make most of a search copying. */
function note(lines: string, word: string, turn: number, having: Uint16Array): void {
  let line = 0
  let end = lines.indexOf('\n')
  for (let at = lines.indexOf(word); at >= 0; at = lines.indexOf(word, end + 1)) {
    for (; end >= 0 && end < at; end = lines.indexOf('\n', end + 1)) line += 1
    if (having[line] === turn) having[line] = turn + 1
    if (end < 0) return
  }
}

const NO_LINES: ReadonlySet<number> = new Set()

/** The lines that begin with a text. */
function linesFrom(lines: string, start: string): ReadonlySet<number> {
  if (!lines.startsWith(start) && !lines.includes(`\n${start}`)) return NO_LINES
  const own = lines.split('\n')
  return new Set(own.flatMap((text, line) => (text.startsWith(start) ? [line] : [])))
}

const blockOf = (place: number) => Math.floor(place / BLOCK)

/** The narrow and the wide parts, each once. A line that does not begin with the first part begins with a space. */
function packed(parts: readonly string[]): readonly string[] {
  const [first = '', ...others] = new Set(parts.filter(Boolean).map((part) => part.replaceAll('\n', ' ')))
  if (first === '') return NO_TEXT
  const isWide = (part: string) => WIDE.test(part)
  const line = (wide: boolean) => [
    ...(isWide(first) === wide ? [first] : ['']),
    ...others.filter((part) => isWide(part) === wide),
  ]
  return [line(false), line(true)].map((some) => (some.length === 1 ? (some[0] ?? '') : some.join(' ')))
}

const begun = (_none: string, line: string, at: number) => '\n'.repeat(at) + line
const added = (lines: string, line: string, at: number, before: number) => lines + '\n'.repeat(at + 1 - before) + line

function replaced(lines: string, line: string, at: number): string {
  const all = lines.split('\n')
  all[at] = line
  return all.join('\n')
}
