import type { Place } from './spoken'

/** Verbs by which a sentence goes on after the words of a report. */
const TURNS =
  '(?:said|says?|told|asked|asks|called|calls|urged|urges|warned|warns|added|adds|noted|notes|stressed|insisted|demanded|replied|answered|responded|declined|refused|rejected|denied|spoke|speaks|offered|promised|pledged|thanked|invited|wrote|agreed|disagreed|disputed|forgets?)'
/** "…, adding that" and "…, without giving a date": the sentence tells how somebody spoke. */
const MANNER =
  ',\\s(?:adding|telling|calling|noting|warning|declining|referring|speaking|saying|describing|pointing|asking|urging|insisting|stressing|quoting|promising|citing|without \\p{L}+ing)(?!\\p{L})'
/** "…, and others asked", "… but warned": another report begins. */
const NEXT = `(?:,? but|,? yet|, and|, while|, whereas|, though|, although) (?:(?:(?:the|an?|his|her|one|some|others?|several|most) )?[\\p{L}\\p{M}.’'-]+ (?:of \\p{L}+ )?){0,3}?${TURNS}(?!\\p{L})`
/** "… and asked us": the speaker does more than to speak. */
const ALSO =
  ' and (?:also |then |later )?(?:asked|urged|warned|added|told|called (?:on|for)|said|insisted|demanded)(?!\\p{L})'
const STOPS = new RegExp(`;\\s(?!(?:and )?that\\b)|${MANNER}|${NEXT}|${ALSO}`, 'u')

/** The words of a report in another's words, without the rest of the sentence that is no part of it. */
export function withoutNextReport(text: string, [start, end]: Place): Place {
  // Marks between quotation marks belong to the words.
  const plain = text.slice(start, end).replaceAll(/["“][^"“”]*["”]/gu, (quote) => '·'.repeat(quote.length))
  const found = STOPS.exec(plain)
  return found && found.index > 0 ? [start, start + found.index] : [start, end]
}
