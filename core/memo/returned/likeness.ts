/** The pairs of neighbouring characters in a text, counted, without blanks: a measure that is the same for Japanese. */
export type Pairs = ReadonlyMap<string, number>

/** The pairs in the first part of a text. */
export function pairsIn(text: string): Pairs {
  const letters = Array.from(text.toLowerCase().replaceAll(/\s+/gu, '').slice(0, 2000))
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = `${letters[at]}${letters[at + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const count = (pairs: Pairs) => [...pairs.values()].reduce((sum, number) => sum + number, 0)

/** The share of pairs of characters that two texts have in common, from 0 to 1 (Dice's coefficient). */
export function likeness(one: Pairs, other: Pairs): number {
  const all = count(one) + count(other)
  if (all === 0) return 0
  let common = 0
  for (const [pair, number] of one) common += Math.min(number, other.get(pair) ?? 0)
  return (2 * common) / all
}
