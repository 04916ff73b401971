/** The encodings in which Parley reads a file to import, or a source's text. */
export const TEXT_ENCODINGS = ['UTF-8', 'UTF-16', 'Shift_JIS', 'EUC-JP', 'ISO-2022-JP', 'Windows-1252'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** The encoding of a name, in capitals or not; undefined if there is none. */
export function textEncodingNamed(name: string): TextEncoding | undefined {
  return TEXT_ENCODINGS.find((known) => known.toLowerCase() === name.toLowerCase())
}
