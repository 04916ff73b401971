/** Adding a source with its text, in English. */
export const intakeEn = {
  'intake.title': 'Add a source',
  'intake.paste': 'Paste the report here, or drop a file on the window',
  'intake.pasteHelp':
    'Text, a web page, a Word or PDF file, a mail, or a picture of a page. Everything is read on this computer.',
  'intake.useText': 'Use this text',
  'intake.choose': 'Choose file…',
  'intake.reading': 'Reading…',
  'intake.onlyTitle': 'Parley proposes what it found in the text. Check it; only a title is needed.',
  'intake.text': 'Text as it will be saved',
  'intake.length': '{count} characters. The saved text can’t be changed later, so that quotes stay true.',
  'intake.waiting': 'Files waiting: {count}',
  'intake.add': 'Add source',
}
