/** What the citing of a source says in English. */
export const citeEn = {
  'cite.action': 'Cite a source …',
  'cite.title': 'Cite a source',
  'cite.which': 'Source',
  'cite.new': 'Describe a new source',
  'cite.known': 'Choose a source of this desk',
  'cite.newSays': 'A title, a publisher or an address is needed. What is not known stays empty; the memo says so.',
  'cite.authorHelp': 'Several: a semicolon between them.',
  'cite.passage': 'The passage that supports it',
  'cite.passageHelp': 'The words as they stand in the source.',
  'cite.becomesText': 'The desk has no text of this source yet: these words become its text, and it keeps that text.',
  'cite.mustStand': 'The desk has the text of this source: the words must stand in it.',
  'cite.field': 'Field that it bears on',
  'cite.role': 'How it bears on it',
  'cite.chooseSource': 'Choose a source.',
  'cite.submit': 'Cite it',
  'cite.cancel': 'Cancel',
  'cite.kept': 'Nothing is saved yet; what you typed is still here.',
  'error.passage-not-found':
    'These words are not in the source’s text. Copy them from that text, or describe a new source for them.',
  'error.cited-already': 'This passage is cited for it already.',
}
