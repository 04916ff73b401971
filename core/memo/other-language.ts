import type { Language } from '../base/text'

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Words that English sentences have beside their verb, and names too. */
const ENGLISH = /\b(?:the|of|and|to|with|that|this|we|they|not|for|from)\b/iu
/** Verbs that make a sentence of them; in lower case, for names have capitals: "the Will of the People". */
const VERB =
  /\b(?:is|are|was|were|be|been|will|would|should|could|can|cannot|must|may|might|shall|has|have|had|does|did)\b/u

/**
 * Is a text certainly in the other language than that of its memo: English sentences in a Japanese memo, or Japanese ones in an English memo? A name, a figure or a
 * third language is not.
 */
export function isInOtherLanguage(text: string, language: Language): boolean {
  if (language === 'en') return KANA.test(text) && !/\p{Script=Latin}{4}/u.test(text)
  return !JAPANESE.test(text) && ENGLISH.test(text) && VERB.test(text)
}
