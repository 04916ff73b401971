/** Words as a regular expression that matches them and nothing else; `gap` is the expression for each blank. */
export const escapedWords = (words: string, gap: string): string =>
  words.replaceAll(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`).replaceAll(' ', gap)
