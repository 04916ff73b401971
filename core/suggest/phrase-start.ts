/** How a part of a phrase can begin: the members of a class of characters, and whether the part may also be nothing. */
export interface Start {
  /** The inside of a class of a regular expression. */
  signs: ReadonlySet<string>
  isEmpty: boolean
}

const NOTHING: Start = { signs: new Set(), isEmpty: true }

/** One part after another: the second one begins the whole only where the first is nothing. */
const after = (first: Start, second: Start): Start =>
  first.isEmpty ? { signs: new Set([...first.signs, ...second.signs]), isEmpty: second.isEmpty } : first

/** One of several parts. */
const either = (first: Start, second: Start): Start => ({
  signs: new Set([...first.signs, ...second.signs]),
  isEmpty: first.isEmpty || second.isEmpty,
})

/** The first character of a part of words, as a class has it; a blank may be any white space. */
const letter = (words: string): Start => {
  const first = String.fromCodePoint(words.codePointAt(0) ?? 32)
  return {
    signs: new Set([first === ' ' ? String.raw`\s` : first.replace(/[\\\]^-]/, String.raw`\$&`)]),
    isEmpty: false,
  }
}

/**
 * How the matches of a phrase can begin, from its parts: brackets, tokens and words. A long text is then looked through for those characters first. `token` gives the
 * beginning of a token. Brackets that do not match are left to the compiler of the phrase.
 */
export function startOf(parts: readonly string[], token: (part: string) => Start): Start {
  let at = 0
  const choice = (): Start => {
    let all: Start | undefined
    let sequence = NOTHING
    for (; at < parts.length; at += 1) {
      const part = parts[at] ?? ''
      if (part === ')' || part === ']') break
      if (part === '|') {
        all = all ? either(all, sequence) : sequence
        sequence = NOTHING
      } else if (part === '(' || part === '[') {
        at += 1
        const inner = choice()
        sequence = after(sequence, part === '[' ? { ...inner, isEmpty: true } : inner)
      } else if (part !== '<' && part !== '>')
        sequence = after(sequence, part.startsWith('{') ? token(part) : letter(part))
    }
    return all ? either(all, sequence) : sequence
  }
  return choice()
}
