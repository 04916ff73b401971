/** Citing a source, in English. */
export const citeEn = {
  'evidence.part': '{part} “{words}”',
  'evidence.partGone': '{part} (no longer in the record)',
  'cite.action': 'Cite a source…',
  'cite.title': 'Cite a source',
  'cite.which': 'Source',
  'cite.new': 'New source',
  'cite.known': 'Source already on this desk',
  'cite.newSays': 'Enter a title, a publisher or an address. Leave unknown details blank; the memo will say so.',
  'cite.authorHelp': 'Separate several authors with semicolons.',
  'cite.passage': 'Quote',
  'cite.passageHelp': 'Copy the words exactly as they appear in the source.',
  'cite.becomesText':
    'The desk has no text for this source yet. This quote will become its saved text, which you can replace with its whole text later.',
  'cite.mustStand': 'Must match the source’s saved text word for word.',
  'cite.whichPlace': 'Choose the place that you mean',
  'cite.morePlaces': 'Only the first {count} places are listed. Add words before or after the quote to list fewer.',
  'cite.near':
    'The nearest words in the source’s text. Underlined words are only there; struck-out words are only in your quote.',
  'cite.noNear': 'The source’s text has no words like these.',
  'cite.takeWords': 'Quote the source’s words',
  'cite.field': 'Applies to',
  'cite.role': 'Role',
  'cite.chooseSource': 'Choose a source.',
  'cite.submit': 'Add citation',
  'cite.cancel': 'Cancel',
  'cite.kept': 'Not saved yet. Your text is still here.',
  'error.passage-not-found':
    'This quote isn’t in the source’s text. Copy it from that text, or add a new source for it.',
  'error.passage-several':
    'This quote appears {count} times in the source’s text. Choose the place that you mean, or add some of the words before or after it.',
  'error.place-unfit': 'A quote can’t begin or end here. Select the words in the source’s text again.',
  'error.source-without-text': 'The source “{source}” has no text yet. Give it its text first.',
  'error.cited-already': 'This quote is already cited here.',
}
