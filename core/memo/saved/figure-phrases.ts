/** A month: a number beside it is a day or a year. */
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i
/** Words between a number and its unit, which belong to both. */
const MAGNITUDE = /^(?:hundred|thousand|million|billion|trillion|dozen|metric|short|long|square|cubic)$/i
/** Words after a number that say nothing of it. */
const LINK = /^(?:a|an|and|as|at|but|by|for|from|in|is|of|off|on|or|per|than|that|the|through|to|until|was|were|with)$/i

/** A number, a run of Latin letters, or in Japanese the powers of ten and the unit that follow a number. */
const TOKEN =
  /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{Script=Latin}]+|[%‰¢°\p{Sc}]|[十百千万億兆]+|\p{Script=Katakana}+|\p{Script=Han}/gu
const IS_NUMBER = /^\p{Nd}/u

const IS_LATIN = /^\p{Script=Latin}/u
/** Words before a unit that leave it what it is. */
const SAYS_NOTHING = /^(?:new|more|further|other|open|additional|remaining|main|key)$/i
/** The most words after a number among which its unit is looked for: "3 new issues" counts issues, as "3 issues" does. */
const WORDS_MOST = 3

/** A figure: its month or currency with its number and its powers of ten, and the words after it, of which the first is its unit or says more of that. */
interface Figure {
  number: string
  words: string[]
}

function figuresOf(text: string): Figure[] {
  const tokens = text.replace(/\s*(?:percent|per cent|パーセント)/giu, '%').match(TOKEN) ?? []
  return tokens.flatMap((token, index) => {
    if (!IS_NUMBER.test(token)) return []
    const before = tokens[index - 1] ?? ''
    const number = MONTH.test(before) || /^\p{Sc}$/u.test(before) ? [before, token] : [token]
    const words: string[] = []
    for (const next of tokens.slice(index + 1)) {
      if (IS_NUMBER.test(next) || LINK.test(next) || /^\p{Sc}$/u.test(next)) break
      if (MAGNITUDE.test(next) || /^[十百千万億兆]+$/u.test(next)) number.push(next)
      else {
        words.push(next)
        // A sign or a character is the unit itself, and a month a part of the date.
        if (!IS_LATIN.test(next) || MONTH.test(next) || words.length === WORDS_MOST) break
      }
    }
    return [{ number: number.join(' '), words }]
  })
}

/**
 * The figures in a text, each with what makes it that figure: its month, its powers of ten, its currency and its unit. "12 July 2025" has "12 July" and "2025";
 * 500万トン is one figure.
 */
export const figurePhrases = (text: string): string[] =>
  figuresOf(text).map(({ number, words: [unit] }) => (unit === undefined ? number : `${number} ${unit}`))

/** Do some texts have all figures of another? A word that one of both puts before the unit makes no other figure. */
export function haveFigures(texts: readonly string[], of: string): boolean {
  const known = texts.flatMap(figuresOf)
  return figuresOf(of).every((figure) => known.some((other) => isSame(figure, other)))
}

function isSame(one: Figure, other: Figure): boolean {
  if (one.number !== other.number) return false
  const [unit, otherUnit] = [one.words[0], other.words[0]]
  if (unit === undefined || otherUnit === undefined) return unit === otherUnit
  return isUnitOf(unit, other.words) || isUnitOf(otherUnit, one.words)
}

/** Is this the unit that some words name? Words before it that say nothing of what is counted are passed over: "working days" are no "days". */
const isUnitOf = (unit: string, words: readonly string[]): boolean =>
  words.slice(0, Math.max(0, words.indexOf(unit))).every((word) => SAYS_NOTHING.test(word)) && words.includes(unit)
