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
  'intake.length':
    '{count} characters. The saved text never changes, so that quotes stay true; you can give the source a new version later.',
  'intake.keepFile': 'Keep the file too',
  'intake.keepSays': '{name}, {size}. The desk keeps it unchanged, and you can save a copy at any time.',
  'intake.keepLarge': '{name} has {size}. Parley keeps files of more than {limit} only if you say so.',
  'intake.onlyFile':
    'The source has the file {name} ({size}) and no text. You can save a copy of the file at any time, and give the source its text later.',
  'intake.keepUnread': 'Keep the file without its text',
  'original.kept': 'Original file: {name} ({size}).',
  'original.notKept': 'Read from {name} ({size}). The desk doesn’t keep the file.',
  'original.missing':
    'The original file {name} ({size}) isn’t in the desk’s folder. Restore it from a backup of the desk. If the source was imported, copy the whole desk that it came from.',
  'original.altered':
    'The original file {name} ({size}) was altered in the desk’s folder. Restore it from a backup of the desk.',
  'original.isPicture': 'It is the picture of the page that the text was read from: compare the two.',
  'original.isAlone': 'Its text wasn’t read.',
  'original.isSchedule':
    'It is a tariff schedule: Parley looks up its lines in the file, and the text of the source has those that are cited.',
  'original.save': 'Save a copy…',
  'original.saved': 'Saved {name} ({size}), the same to the byte.',
  'intake.waiting': 'Files waiting: {count}',
  'intake.add': 'Add source',
  'source.wholeText': 'Give its whole text…',
  'source.newText': 'New version of the text…',
  'intake.newTextOf': 'New text of “{title}”',
  'intake.giveText': 'Save as its text',
  'intake.sameText': 'The source has exactly this text already.',
  'intake.noQuotes': 'Nothing is quoted from this source yet.',
  'intake.placed': '{count} quotes have a certain place in this text and move along.',
  'intake.placedOne': '1 quote has a certain place in this text and moves along.',
  'intake.orphaned':
    '{count} quotes have no certain place in this text. They keep their words and their evidence; Parley then lists them, and you place each one.',
  'intake.orphanedOne':
    '1 quote has no certain place in this text. It keeps its words and its evidence; Parley then shows it, and you place it.',
  'schedule.revision': 'Revision',
  'schedule.revisionHelp':
    'As you cite it, for example 2025 HTS Revision 12. Check it: Parley takes it from the name of the file.',
  'schedule.revisionMissing': 'Enter the revision of the schedule.',
  'schedule.onlyFile':
    '{name} ({size}) is a tariff schedule. The desk keeps the file, and looks up its lines when you need them.',
  'schedule.broken': 'Broken rows: {count}',
  'schedule.unread': 'Rates that Parley doesn’t understand: {count}',
  'schedule.more': '… and more, which the command schedule lists.',
  'schedule.copy': 'Copy the list',
  'schedule.takeBroken': 'Keep the schedule with its broken rows ({count})',
  'schedule.takeBrokenSays':
    'They are left out, and the rate of a line under one is not known unless the line has its own.',
  'schedule.seeBroken':
    'Rows of this schedule are broken. Look at them; then choose to keep it with them, or get the file again.',
}
