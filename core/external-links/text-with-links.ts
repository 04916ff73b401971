import { externalLink } from './external-link'

/** A piece of a text; `address` if it is an address outside Parley. */
export interface TextPiece {
  text: string
  address?: string
}

/** The ASCII characters of an address: in a Japanese sentence, the address ends where the Japanese begins again. */
const CANDIDATE = /\b(?:https?:\/\/|mailto:)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/gi

/** Cuts a text at its addresses and loses nothing: the pieces joined are the text. */
export function textWithLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const address = withoutPunctuation(match[0])
    if (!externalLink(address)) continue
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) })
    pieces.push({ text: address, address })
    end = match.index + address.length
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end) })
  return pieces
}

/** An address without the punctuation of the sentence around it: a full stop, or a bracket that was opened before it. */
function withoutPunctuation(found: string): string {
  const signs = new Map(['(', ')', '[', ']'].map((sign) => [sign, found.split(sign).length - 1]))
  const count = (sign: string) => signs.get(sign) ?? 0
  let end = found.length
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? ''
    const closes = last === ')' ? '(' : last === ']' ? '[' : undefined
    const isSentence = closes ? count(last) > count(closes) : /[.,;:!?'*_~]/.test(last)
    if (!isSentence) break
    if (closes) signs.set(last, count(last) - 1)
  }
  return found.slice(0, end)
}
