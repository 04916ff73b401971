/** The characters that windows-1252 has for the bytes 0x80 to 0x9F, where Latin-1 has control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** A text that was damaged on its way: `likely` is what it was, if that can be told. */
export interface Garbled {
  found: string
  likely?: string
}

/**
 * Finds text that a program read in a wrong encoding and saved so: "CafÃ©" was "Café" in UTF-8, 縺ｮ was の, and � is what could not be
 * read at all. Undefined where nothing of the kind is found.
 */
export function garbledIn(text: string): Garbled | undefined {
  if (text.includes('\uFFFD')) return { found: around(text, text.indexOf('\uFFFD')) }
  // A letter of UTF-8 is a first byte from C2 to F4 and one to three from 80 to BF.
  for (const [run] of text.matchAll(RUN)) {
    const likely = fromBytes(Array.from(run, byteOf))
    if (likely !== undefined && likely !== run) return { found: run, likely }
  }
  const kanji = text.match(/[縺繧][\uFF61-\uFF9F\u3000-\u30FF\u4E00-\u9FFF]/g)
  return kanji && kanji.length > 1 ? { found: around(text, text.search(/[縺繧]/)) } : undefined
}

const byteOf = (character: string): number => {
  const at = WINDOWS.indexOf(character)
  return at < 0 ? (character.codePointAt(0) ?? 0) : 0x80 + at
}

const CONTINUED = `[\\u0080-\\u00BF${WINDOWS.replaceAll(/[-\]\\^]/g, String.raw`\$&`)}]`
const RUN = new RegExp(`(?:[\\u00C2-\\u00F4]${CONTINUED}{1,3})+`, 'g')

function fromBytes(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return undefined
  }
}

const around = (text: string, at: number) => text.slice(Math.max(0, at - 10), at + 10)
