/** A text as it is compared when something is looked for: full width and half width, capitals and accents are one. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFKC').toLocaleLowerCase('en')
}
