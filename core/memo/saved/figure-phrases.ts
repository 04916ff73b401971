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

/**
 * The figures in a text, each with what makes it that figure: its month, its powers of ten, its currency and its unit. "12 July 2025" has "12 July" and "2025";
 * 500万トン is one figure.
 */
export function figurePhrases(text: string): string[] {
  const tokens = text.replace(/\s*(?:percent|per cent|パーセント)/giu, '%').match(TOKEN) ?? []
  return tokens.flatMap((token, index) => {
    if (!IS_NUMBER.test(token)) return []
    const before = tokens[index - 1] ?? ''
    const phrase = MONTH.test(before) || /^\p{Sc}$/u.test(before) ? [before, token] : [token]
    for (const next of tokens.slice(index + 1)) {
      if (IS_NUMBER.test(next) || LINK.test(next) || /^\p{Sc}$/u.test(next)) break
      phrase.push(next)
      if (!MAGNITUDE.test(next) && !/^[十百千万億兆]+$/u.test(next)) break
    }
    return [phrase.join(' ')]
  })
}
