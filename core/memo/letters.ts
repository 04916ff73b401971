/** The letter of a place in a row, from 0: a, b … z, aa, ab … */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCodePoint(97 + (index % 26))
}

const KANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ'

/** The kana of a place in a Japanese list, from 0: ア、イ … ワ、アア、アイ … */
export function kanaOf(index: number): string {
  const rest = Math.floor(index / KANA.length)
  return (rest > 0 ? kanaOf(rest - 1) : '') + KANA.charAt(index % KANA.length)
}
