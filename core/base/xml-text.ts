/** A text without characters that no XML may have, each replaced by the sign for an unreadable one: half a character, a control character. */
export const forXml = (text: string): string => text.replaceAll(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, '\uFFFD')
