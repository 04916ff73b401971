/** Sentences for failures and findings in English: what is wrong, where, and what to do. */
export const messagesEn = {
  'error.bad-request':
    'The request {channel} was refused: {field} is not what it should be. This is a fault of the program; restart Parley.',
  'error.bad-response':
    'The answer to {channel} could not be read: {field}. This is a fault of the program; restart Parley.',
  'error.canceled': 'Stopped. Nothing was written.',
  'error.cannot-write':
    '{file} cannot be written ({reason}). Nothing was changed there; choose another place, or mend the permission.',
  'error.desk-changed-outside':
    '{file} was changed by another program since Parley opened it, so it was not overwritten. Close Parley, look at the file, and open the desk again.',
  'error.desk-corrupt': '{file} is damaged: {why}. Parley left it as it is; restore it from a copy.',
  'error.desk-forked':
    'Two computers went on from the same state of this desk, each by itself: {file} and {other}. Nothing of either is lost; choose which one to go on from.',
  'error.desk-gone': 'There is no desk at {dir}. Check the path; Parley does not make an empty desk in its place.',
  'error.desk-lost':
    'The process that keeps the desk stopped. What was acknowledged is on the disk; the desk is being opened again.',
  'error.desk-not-a-desk':
    '{dir} is not a desk: it has no {file}. Name the folder that holds format.json and snapshots.',
  'error.desk-not-empty': '{dir} is not empty, so no desk was made there. Name a new or an empty folder.',
  'error.desk-newer':
    '{file} was written by a newer Parley (format {found}; this one reads up to {known}). Install the newer version; nothing was changed.',
  'error.desk-read-only':
    '{dir} is read-only, so the edit was not saved ({reason}). Make the folder writable, or copy the desk elsewhere.',
  'error.desk-locked':
    'The desk {dir} is open for writing in another Parley ({holder}). Close it there first. The command line can read it all the same.',
  'error.desk-unreadable': '{file} cannot be read ({reason}). Check the permission and the drive; nothing was changed.',
  'error.desk-moved':
    '{dir} is no longer there: it was moved or renamed, or its drive was pulled out. Your text is kept; put the folder back and try again, or open the desk where it is now.',
  'error.disk-full':
    'The disk is full: {file} was not written, and what was there before is unchanged. Free some space and try again.',
  'error.field-invalid': '{collection} {id}, field {field}: {why}. Correct that field.',
  'error.draft-incomplete':
    'This {collection} is not complete: {field} is still missing. It stays as a draft until then.',
  'error.not-in-trash': '{collection} {id} is not in the trash any more. It may have been restored already.',
  'error.nothing-to-redo': 'There is nothing to do again.',
  'error.nothing-to-undo': 'There is nothing to undo.',
  'error.record-trashed':
    'This record was deleted a moment ago. Your text is kept; restore the record from the trash to save it there.',
  'error.undo-stale': 'That edit cannot be undone: {collection} {id} has been changed since. Nothing was changed.',
  'error.glyph-missing':
    '{place}: no bundled font has the character {character} ({code}). Replace that character; no memo was written, rather than one with a box in it.',
  'error.internal': 'Something went wrong inside Parley ({reason}). Nothing was half-written; restart Parley.',
  'error.layout-lost-text':
    'The memo could not be laid out without losing text near “{text}”. No file was written; shorten that field.',
  'error.kind-unknown': 'There is no kind of record {kind}. There are: {kinds}.',
  'error.memo-unsound': 'The memo would print {about}, which breaks a rule: {sentence}. No memo was made.',
  'error.out-in-desk':
    '{file} lies in a desk’s folder, which holds its records and is not written to. Choose another place.',
  'error.out-not-pdf': '{file} is there already and is not a PDF, so it was not replaced. Choose another name.',
  'error.marking-unknown': 'There is no marking {level} in the scheme {scheme}. Choose one of the scheme’s levels.',
  'error.markings-mixed':
    'The memo would mix the marking schemes {first} and {second}, which have no common order. Give its records markings of one scheme.',
  'error.memo-not-made': 'Parley does not make this kind of memo yet.',
  'error.edits-unsaved':
    'Some of what you typed is not saved yet, for the reason beside it. Nothing was done; settle that first.',
  'error.memo-stale': 'The records have changed since this memo took its text from them. Refresh it, then issue it.',
  'error.memo-text-corrupt':
    'The kept text of a memo ({sha256}) is not the text that it was. Restore it from a copy of the desk.',
  'error.memo-text-missing': 'The kept text of a memo ({sha256}) is missing. Restore it from a copy of the desk.',
  'error.memo-unfinished': 'The memo cannot be issued yet: {why}.',
  'error.field-reserved':
    'The field {field} of a memo is set by refreshing it, issuing it or making a new version of it.',
  'error.place-unknown': 'The place to save to is not known any more. Choose it again.',
  'error.memo-issued': 'Memo {id} is issued and therefore frozen. Make a new version instead.',
  'error.no-session': 'The desk has no meeting to brief for. Add one first.',
  'error.note-of-another': 'Note {id} belongs to another member of staff. Reply to it instead.',
  'error.option-unknown': 'The command line was not understood: {option}.',
  'error.record-changed':
    '{collection} {id} was changed in the meantime. Your text is kept; look at the newer version, then save again.',
  'error.record-exists': 'There already is a {collection} {id}. Use another id.',
  'error.record-in-use': '{collection} {id} is still named by {by}. Change or delete that first.',
  'error.record-missing': 'There is no {collection} {id} on this desk.',
  'error.revision-unknown': 'The journal does not say what the desk was like after edit {revision}.',
  'error.rule-broken': 'That edit would break a rule: {sentence}',
  'error.sender-refused': 'The request {channel} came from a page that is not Parley’s, and was refused.',
  'error.settings-needed':
    'The desk has no settings, so it is not known who “we” are. Restore its deskSettings record.',
  'error.source-text-corrupt':
    '{file} is not the text that it was when it was filed: its SHA-256 differs. Restore it from a copy.',
  'error.source-text-missing': 'The source text {file} is missing. Restore it from a copy of the desk.',
  'corrupt.checksum': 'its checksum does not match, so it was cut short or altered',
  'corrupt.disagrees': 'it is not what the journal says',
  'corrupt.empty': 'it is empty',
  'corrupt.format': 'it does not say what kind of desk this is',
  'corrupt.header': 'its first line is not that of a desk',
  'corrupt.journal': 'an edit in the journal was altered on the disk, at byte {byte}',
  'corrupt.journal-form': 'an edit in the journal has not the form of one, at byte {byte}',
  'corrupt.json': 'it is not whole JSON, so it was cut short or altered',
  'corrupt.no-collections': 'it holds no collections',
  'corrupt.no-snapshot': 'there is no snapshot to begin from',
  'corrupt.not-table': 'its {collection} records are not a table',
  'corrupt.not-utf8': 'it is not UTF-8 text',
  'corrupt.other-desk': 'its identity is not that of the snapshot beside it',
  'corrupt.past': 'its trash or its history of edits cannot be read',
  'corrupt.segment-missing': 'part {number} of the journal is missing',
  'corrupt.unsafe': 'it has a key or a number that cannot be kept exactly, at {field}',
  'corrupt.wrong-id': 'the {collection} record {id} calls itself {other}',
  'invalid.blank': 'it is blank',
  'invalid.control-character': 'it contains a control character or half a character',
  'invalid.edtf':
    'it is not understood as a date: write it with its year, as 6 June 2025, mid-June 2025, 5–6 June 2025 or 2025-06-1X',
  'invalid.hs-code': 'an HS code is 2 to 10 digits, as text',
  'invalid.id': 'an id is a letter and up to 63 letters, digits, hyphens and underscores',
  'invalid.line-break': 'it must be on one line',
  'invalid.marking': 'there is no such level in that marking scheme',
  'invalid.mast-chapter': 'a MAST chapter is one letter from A to P',
  'invalid.missing': 'it is missing',
  'invalid.no-name': 'it needs a name in English or Japanese',
  'invalid.not-allowed': 'it is not one of the values allowed',
  'invalid.party-code': 'a party code is 2 to 8 capital letters or digits',
  'invalid.section-twice': 'a section stands there twice',
  'invalid.sha256': 'a SHA-256 is 64 hexadecimal digits in lower case',
  'invalid.time-zone': 'it is not a time zone (for example Asia/Tokyo)',
  'invalid.too-long': 'it is too long ({length}; {limit} allowed)',
  'invalid.too-short': 'it is too short or too small ({limit} at least)',
  'invalid.url': 'an address begins with http:// or https:// and has no spaces',
  'invalid.wrong-type': 'it is not of the right type',
  'finding.component-missing': 'a stacking rule names the layer {part}, which the measure does not have',
  'finding.date-unreadable': '“{edtf}” is not a date. Type the date again.',
  'finding.date-words-differ': 'the date is {edtf}, and the words beside it, “{words}”, mean {meant}',
  'finding.evidence-about-evidence': 'the evidence is about another piece of evidence',
  'finding.layer-outlives-measure': 'the measure has ended ({status}), but its layer {part} has no end',
  'finding.settings-missing': 'the desk has no settings',
  'finding.snapshot-fixed': 'a source’s text is never replaced; add a new source instead',
  'finding.source-cycle': 'the source retells itself in a circle',
  'finding.measure-unsourced': 'a rate in it has neither a legal instrument nor evidence',
  'finding.memo-text-corrupt': 'the kept text {sha256} of the memo is not the text that it was',
  'finding.memo-text-missing': 'the kept text {sha256} of the memo is missing',
  'finding.note-cycle': 'the note is about itself, or answers itself in a circle',
  'finding.line-cleared-by-nobody': 'the line is cleared, but not by whom',
  'finding.marking-mixed': 'its marking scheme {found} is not the desk’s {expected}',
  'finding.position-before-superseded':
    'it would hold from before {other}, which it supersedes: a later position takes the place of an earlier one',
  'finding.position-cycle': 'the position supersedes itself in a circle',
  'finding.position-supersedes-other':
    'it supersedes {other}, a position on another issue, of another party or on another track',
  'finding.position-two-current': '{other} is also current for the same issue, party and track; close one of them',
  'finding.position-unsourced': 'the position has no evidence and is not an assessment of the desk',
  'finding.post-not-held': '{person} did not hold the post {post} on that date',
  'finding.post-undated': 'it is not known since when {person} has held the post {post}',
  'finding.quote-mismatch': 'the quote does not stand in the source {source} at its place: it is an orphan',
  'finding.reference-missing': 'it names the {collection} {id}, which does not exist',
  'finding.settings-several': 'the desk has more than one settings record',
  'finding.sub-record-twice': '{part} stands there twice',
  'finding.text-corrupt': 'the source text {sha256} is not the text that it was when it was filed',
  'finding.text-missing': 'the source text {sha256} is missing',
} as const
