/** The formats of a memo's file, each by the ending of its name: PDF, Word and Markdown. */
export const MEMO_FORMATS = ['pdf', 'docx', 'md'] as const
export type MemoFormat = (typeof MEMO_FORMATS)[number]
