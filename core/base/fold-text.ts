/** A text as searches compare it: full and half width, capitals and small letters, and accented letters are alike. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFKC').toLocaleLowerCase('en')
}
