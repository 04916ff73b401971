/**
 * All matches of a global regular expression in a text, as `matchAll` gives them, but without a copy of the expression for each call: many are looked for in each of
 * many passages.
 */
export function matchesOf(text: string, regex: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  regex.lastIndex = 0
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    found.push(match)
    if (match[0] === '') regex.lastIndex += 1
  }
  return found
}
