/** Words that no text of Parley uses, and what to write instead. A space in `words` also matches a line break. */
export interface Avoided {
  words: RegExp
  instead: string
}

const AT_START = String.raw`(?:^|[.!?:] ["“(]?)`
/** The rest of a sentence that ends in a full stop: a question and a heading may begin as they like. */
const TO_FULL_STOP = String.raw`(?:[^.?!]|\.(?!["”*)]*(?: |$)))*\.(?=["”*)]*(?: |$))`

/** The glossary of plain English. Each row is narrow enough to let good English pass. */
export const AVOIDED_WORDS: readonly Avoided[] = [
  { words: /\bmend(?:s|ed|ing)?\b/i, instead: 'repair' },
  {
    words: /\b(?:go|goes|going|gone|went) on (?:from|with|by itself|as (?:before|ever)|\w+ing)\b|\bgone on\b/i,
    instead: 'continue from, continued from, keep …ing',
  },
  { words: /\bbe gone back\b/i, instead: 'restore' },
  { words: /\bput(?:s|ting)? (?:(?:it|them|this|that|what \w+) )?aside\b/i, instead: 'set aside, quarantine' },
  {
    words:
      /\b(?:is|are|was|were|be) brought up\b(?! (?:by|at|in|during)\b)|\bbrought to (?:a|the|this|that) \w+ (?:format|schema)\b/i,
    instead: 'migrated',
  },
  { words: /\bgo(?:es|ing)? along\b/i, instead: 'is deleted too' },
  { words: /\b(?:whoever|whomever)\b/i, instead: 'name the person, or say “you”' },
  {
    words: /\bthat (?:is|are|was|were) there\b|\bthat there (?:is|are|was|were)(?=[.,;:)]|$)/i,
    instead: 'existing, or leave it out',
  },
  { words: /\b(?:is|are|was|were|being|be) told\b/i, instead: 'is reported, or say who says it' },
  { words: /\b(?:is|are) said to be(?=[.,;])/i, instead: 'Parley says' },
  {
    words: /\b(?:stands?|stood) (?:in(?! the way)|beside|beneath|there)\b/i,
    instead: 'is, appears',
  },
  { words: /\btaken over\b|\btak(?:e|es|ing) (?:it|the desk) over\b/i, instead: 'opened elsewhere' },
  { words: /\bthr(?:ow|ows|own|ew|owing) (?:it |them )?away\b/i, instead: 'delete' },
  { words: /\bkept texts?\b/i, instead: 'unsaved text' },
  { words: /\bkeep the text\b/i, instead: 'save this text' },
  { words: /\bthe desk as it was\b/i, instead: 'earlier version' },
  { words: /(?<!\ba )\blook(?:s|ed|ing)? at it\b/i, instead: 'open, preview' },
  {
    words: /\b(?:bring|brings|bringing|brought) (?:(?:it|them|this|the (?:whole )?(?:desk|records?)) )?back\b/i,
    instead: 'restore',
  },
  { words: /\botherwise\b/i, instead: 'if not, or, different' },
  { words: /\b(?:is|are|was|were) other (?:on|now|here)\b|\bothers than\b/i, instead: 'different, changed' },
  { words: /\bmakes? a desk of it\b/i, instead: 'restore as a new desk' },
  { words: /\balso after\b/i, instead: 'even after' },
  { words: /\bcannot be without\b/i, instead: 'depends on' },
  { words: /\bnothing here is\b/i, instead: 'No matches' },
  { words: /\bnothing is in the way\b/i, instead: 'You can now …' },
  { words: /\bfollows? the records\b/i, instead: 'updates automatically as records change' },
  { words: /\bmay not be as (?:it was|they were)\b/i, instead: 'may be out of date' },
  { words: /\bdrive that is away\b/i, instead: 'disconnected drive' },
  { words: /\bopen(?:s|ed|ing)? to (?:be )?read\b/i, instead: 'open read-only' },
  {
    words: new RegExp(`${AT_START}(?:What(?!['’])|Whatever|Whether|Which|Whichever)\\b${TO_FULL_STOP}`),
    instead: 'begin with who or what acts',
  },
  {
    words: new RegExp(`${AT_START}Of (?:an?|what|whom|it|its|those that)\\b|; of an? [^.;]*\\b(?:is|are)\\b`),
    instead: 'begin with who or what acts',
  },
  { words: / …(?=$|[*”"’])/, instead: 'close up the dots: “Export…”' },
]
