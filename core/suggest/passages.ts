/** A part of a text that is read by itself. */
export interface Passage {
  start: number
  text: string
  /** Does it have words of alphabets, and characters of Japanese? Patterns of a language without either are passed over. */
  isLatin: boolean
  isJapanese: boolean
}

/** The length of a passage, if a paragraph or a sentence ends there; and the most, if none does. */
const USUAL = 4000
const MOST = 20_000
const END = /\n[ \t\r]*\n|[.!?。！？」”"][ \t\r]*\n|。|[.!?]["”)]? /
/** How far back a text without ends is looked through for a place between two words. */
const BACK = 1000

/** Cuts a text between sentences and outside names, so that each part can be read alone. */
export function passagesOf(text: string): Passage[] {
  const found: Passage[] = []
  let start = 0
  while (start < text.length) {
    const end = passageEnd(text, start)
    const part = text.slice(start, end)
    found.push({
      start,
      text: part,
      isLatin: /[A-Za-z]{2}/.test(part),
      isJapanese: /[\u3040-\u30ff\u3400-\u9fff]/.test(part),
    })
    start = end
  }
  return found
}

/** The end of the passage that begins at a place of a text. */
export function passageEnd(text: string, start: number): number {
  if (text.length - start <= USUAL) return text.length
  const found = END.exec(text.slice(start + USUAL, start + MOST))
  if (found) return start + USUAL + found.index + found[0].length
  const last = Math.min(text.length, start + MOST)
  for (let at = last; at < text.length && at > last - BACK; at -= 1) if (/[\s、,]/.test(text[at - 1] ?? '')) return at
  // Half a character would belong to no part.
  return /[\uDC00-\uDFFF]/.test(text[last] ?? '') ? last - 1 : last
}

/** A value with all its places moved on, from those in a passage to those in the text. */
export function moved<V>(value: V, by: number): V {
  if (by === 0 || typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]: [string, unknown]) => [
    name,
    (name === 'start' || name === 'end') && typeof member === 'number' ? member + by : moved(member, by),
  ])
  return Object.fromEntries(members) as V
}
