/** A text as searches compare it: full and half width, capitals and small letters, accented letters, and all apostrophes, quotes and dashes are alike. */
export function foldText(text: string): string {
  return text
    .replaceAll('\u00B4', "'")
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\u2018-\u201B\u02B9\u02BB\u02BC\u0060\u2032\u2035]/g, "'")
    .replaceAll(/[\u201C-\u201F]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2043\u2212\u2E3A\u2E3B]/g, '-')
    .replaceAll('\u301C', '~')
    .toLocaleLowerCase('en')
}
