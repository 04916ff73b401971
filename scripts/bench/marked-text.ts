/** A mark that a reader made in a text: its kind, its place, and its value if the reader gave one. `marks` are those inside of it. */
export interface Mark {
  kind: string
  start: number
  end: number
  text: string
  value?: string
  inside: Mark[]
}

/** A text of the benchmark without its marks, its date, and the marks in order. */
export interface MarkedText {
  date: string
  text: string
  marks: Mark[]
}

/** Reads a marked text: a date on the first line, then `{kind|text}` and `{kind=value|text}`, nested. @throws Error where brackets do not match */
export function readMarkedText(marked: string): MarkedText {
  const [date = '', ...lines] = marked.split('\n')
  const body = lines.join('\n')
  const open: Mark[] = []
  const marks: Mark[] = []
  let text = ''
  for (const { 0: part, 1: kind, 2: value } of body.matchAll(/\{([a-z]+)(?:=([^|{}]+))?\||\}|[^{}]+|\{/g)) {
    if (kind !== undefined) {
      const mark: Mark = {
        kind,
        start: text.length,
        end: 0,
        text: '',
        ...(value === undefined ? {} : { value }),
        inside: [],
      }
      open.at(-1)?.inside.push(mark)
      marks.push(mark)
      open.push(mark)
    } else if (part === '}') {
      const mark = open.pop()
      if (!mark) throw new Error('a mark ends that never began')
      mark.end = text.length
      mark.text = text.slice(mark.start, mark.end)
    } else if (part === '{') throw new Error('a mark has no kind')
    else text += part
  }
  if (open.length > 0) throw new Error('a mark has no end')
  return { date, text, marks }
}

/** The mark of a role, such as the speaker, inside of another mark. */
export function roleIn(mark: Mark, role: string): Mark | undefined {
  for (const inner of mark.inside) {
    const found = inner.kind === role ? inner : roleIn(inner, role)
    if (found) return found
  }
  return undefined
}
