/** A text as searches compare it: full and half width, capitals and small letters, and accented letters are alike. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\u2018\u2019\u201B\u02BC\u0060\u00B4]/g, "'")
    .replaceAll(/[\u201C\u201D\u201F]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .toLocaleLowerCase('en')
}
