/** Sentences for failures and findings in English: what is wrong, where, and what to do. */
export const failuresEn = {
  'error.bad-request': 'Parley refused the request {channel}: {field} is invalid. This is a bug in Parley. Restart it.',
  'error.request-too-large':
    'This is too much for Parley to take at once: more than {limit} million characters. Shorten the text, or split it.',
  'error.attachment-gone': 'That file is no longer on the note.',
  'error.attachment-no-room':
    '{file} wasn’t attached: notes that aren’t saved yet hold up to {limit} MB of files on this computer. Save or discard one of those notes.',
  'error.attachment-not-held':
    'Parley no longer has a file of this note, so it can’t save it. Remove it from the note, and attach it again.',
  'error.attachment-not-shown': 'Parley doesn’t show this file. Save a copy and open that in its own program.',
  'error.attachment-too-large':
    '{file} wasn’t attached: it has {size} MB, and a file on a note can have up to {limit} MB. Make it smaller, or add it as a source.',
  'error.attachment-twice': '{file} is already attached to this note.',
  'error.unsaved-full':
    'Parley can’t keep more than {limit} million characters of unsaved text over a crash. Save or discard some of it, or shorten it.',
  'error.bad-response': 'Parley couldn’t read the answer to {channel}: {field}. This is a bug in Parley. Restart it.',
  'error.canceled': 'Stopped. Parley wrote nothing.',
  'error.cannot-write':
    'Parley can’t write {file} ({reason}). Nothing there has changed. Choose another location, or change the permissions.',
  'error.desk-changed-outside':
    'Another program changed {file} while the desk was open, so Parley didn’t overwrite it. Close Parley, check the file, and open the desk again.',
  'error.desk-corrupt': '{file} is damaged: {why}. Parley left it unchanged. Restore it from a backup.',
  'error.desk-forked':
    'Two computers continued from the same version of this desk: {file} and {other}. No edits are lost. Choose which one to continue from.',
  'error.desk-gone': 'There is no desk at {dir}. Check the path. Parley doesn’t create an empty desk in its place.',
  'error.desk-lost':
    'The desk process stopped. Everything shown as saved is on the disk. Parley is opening the desk again.',
  'error.desk-not-a-desk':
    '{dir} isn’t a desk: it has no {file}. Choose the folder that contains format.json and snapshots.',
  'error.desk-not-empty': '{dir} isn’t empty, so Parley created no desk there. Choose a new or empty folder.',
  'error.desk-newer':
    'A newer Parley wrote {file} (format {found}; this one reads up to {known}). Nothing was changed. Install the newer version.',
  'error.desk-read-only':
    '{dir} is read-only, so Parley didn’t save the edit ({reason}). Make the folder writable, or copy the desk to another location.',
  'error.desk-locked':
    'The desk {dir} is open for editing in another Parley ({holder}). Close it there first. The command line can still read it.',
  'error.node-cannot-lock':
    'This version of Node.js ({version}) can’t lock a desk, so Parley only reads it. Install a newer one: 22.17, 24.2 or later.',
  'error.desk-unreadable':
    'Parley can’t read {file} ({reason}). Nothing was changed. Check the permissions and the drive.',
  'error.desk-moved':
    '{dir} is no longer there: it was moved or renamed, or its drive was disconnected. Your unsaved text isn’t lost. Put the folder back and try again, or open the desk from its new location.',
  'error.disk-full':
    'The disk is full. Parley didn’t write {file}, and its earlier content is unchanged. Free up some space, then try again.',
  'error.field-invalid': 'In {record}, “{field}” is wrong: {why}. Correct the field.',
  'error.draft-incomplete':
    'This {collection} is incomplete: “{field}” is missing. It stays a draft until you fill it in.',
  'error.not-in-trash': '{record} is no longer in the trash. It may already have been restored.',
  'error.file-not-held':
    'Parley no longer holds {file} in memory, so it can’t keep it. Nothing was saved. Choose the file again, or add the source without its file.',
  'error.file-too-large':
    '{file} has {size} MB, and Parley reads files of up to {limit} MB. Nothing was changed. Use a smaller file; for a desk, open a backup from before it grew.',
  'error.number-spent':
    'The edits of this desk, or of one of its records, already have the highest number that Parley can count ({number}), so it didn’t save this edit. Open a backup from before, or create a new desk and import the records.',
  'error.nothing-to-redo': 'There is nothing to redo.',
  'error.nothing-to-undo': 'There is nothing to undo.',
  'error.record-trashed':
    'This record has just been deleted. Your unsaved text isn’t lost. To save it, restore the record from the trash.',
  'error.undo-stale': 'Parley can’t undo this edit, because {record} has changed since. Nothing was changed.',
  'error.glyph-missing':
    '{place}: no bundled font has the character {character} ({code}). Parley created no memo. Replace the character.',
  'error.internal': 'Something went wrong in Parley ({reason}). No file was partly written. Restart Parley.',
  'error.press-ended':
    'The part of Parley that lays out memos ended before the memo was whole. No file was written. Try again; Parley starts it anew.',
  'error.press-memory':
    'The memo needs more memory to lay out than Parley gives a memo. No file was written. Leave out sections, or split it into several memos.',
  'error.layout-lost-text':
    'Parley can’t lay out the memo without losing text near “{text}”. It created no file. Shorten that field.',
  'error.words-needed': 'Type the words to search for.',
  'error.kind-unknown': 'There is no kind of record {kind}. Choose one of these: {kinds}.',
  'error.audience-above':
    '“{about}” is marked above what the reader of this memo may see, and the memo needs it. Choose a higher ceiling under More fields, or another reader.',
  'error.memo-unsound': 'The memo would print “{about}”, which breaks a rule: {sentence}. Parley created no memo.',
  'error.out-in-desk': '{file} is inside a desk’s folder, where Parley writes nothing else. Choose another location.',
  'error.original-corrupt':
    'A file that the desk keeps for a source or a note ({file}) was altered: its SHA-256 no longer matches. Parley didn’t copy or show it. Restore it from a backup of the desk.',
  'error.original-missing':
    'A file that the desk keeps for a source or a note isn’t in its folder ({file}). Restore it from a backup of the desk. If the record was imported, copy the whole desk that it came from.',
  'error.original-not-kept': 'The desk keeps no original file for {record}.',
  'error.out-exists': 'There is another file named {file} already, so Parley didn’t replace it. Choose another name.',
  'error.out-held':
    '{file} may be open in another program, so Parley didn’t replace it ({reason}). Close it there, or choose another name.',
  'error.out-not-pdf': '{file} already exists and isn’t a PDF, so Parley didn’t replace it. Choose another name.',
  'error.out-not-word':
    '{file} already exists and isn’t a Word document, so Parley didn’t replace it. Choose another name.',
  'error.out-not-markdown':
    '{file} already exists and isn’t a memo in Markdown, so Parley didn’t replace it. Choose another name.',
  'error.memo-no-draft':
    'The desk has no saved draft of such a memo to check. Create one in the app, or name a memo by its id.',
  'error.memo-no-earlier': '{record} replaces no issued memo, so there is no version to show changes from.',
  'error.memo-format': 'Parley exports no memo as {format}. Use pdf, docx or md.',
  'error.memo-format-name':
    'The name {file} does not end like the format {format}. Change one of them, or leave the format out.',
  'error.memo-changes-format': 'Only a Word document can show changes. Export as docx, or without the changes.',
  'error.marking-unknown': 'The marking scheme {scheme} has no level {level}. Choose one of its levels.',
  'error.markings-mixed':
    'The memo would mix the marking schemes {first} and {second}, which have no common order. Use one scheme for all of its records.',
  'error.marking-other-scheme':
    '{record} is marked in the scheme {found}, but the desk uses {expected}. Change its marking, then try again.',
  'error.memo-not-issued': 'Only an issued memo has figures to look back at. Issue it first.',
  'error.edits-unsaved':
    'Some of your edits aren’t saved yet. Nothing was done. Fix the fields marked with a problem, then try again.',
  'error.memo-not-kept': 'The text of this memo still changes with the records. Save the text first.',
  'error.downgrade-nameless': 'Say who decides to mark the memo lower.',
  'error.downgrade-reasonless': 'Say why the memo may be marked lower.',
  'error.downgrade-other-scheme':
    'The memo is marked in the scheme {expected}, so it can’t have a marking of the scheme {found}. Choose a level of its own scheme.',
  'error.downgrade-not-lower':
    '{marking} isn’t lower than {computed}, which follows from the memo’s records and its own Marking field. Choose a lower marking, or set a higher one under More fields.',
  'error.downgrade-portions':
    'Parts of this memo are marked {portion}. In this scheme a memo can’t be marked lower than its parts, or without one of their limits. Hide those parts or change the marking of their records.',
  'error.recall-not-issued': '{record} isn’t issued, so it can’t be recalled.',
  'error.clearance-twice': 'Somebody is asked twice under one id. Nothing was recorded. Ask each person once.',
  'error.withdraw-reasonless': 'This person refused. Say why the request is withdrawn all the same.',
  'error.clearance-wordless':
    'Enter the changes that this person wants, or record that they cleared the memo as it is.',
  'error.clearance-missing': 'That clearance is no longer on the memo. Look at the memo again.',
  'error.memo-stale': 'The records have changed since this memo was last refreshed. Refresh the memo, then issue it.',
  'error.memo-text-corrupt': 'The saved text of a memo ({sha256}) was altered. Restore it from a backup of the desk.',
  'error.memo-text-missing': 'The saved text of a memo ({sha256}) is missing. Restore it from a backup of the desk.',
  'error.memo-unfinished': 'Parley can’t issue the memo yet: {why}.',
  'error.field-not-shared': 'A {collection} changes on its own page only.',
  'error.field-reserved':
    'You can’t edit the memo field “{field}” directly. Refresh the memo, issue it, or make a new version of it.',
  'error.place-unknown': 'Parley no longer knows where to save. Choose the location again.',
  'error.memo-issued': '{record} has been issued, so it can’t change. Make a new version of it.',
  'error.no-round': 'There is no round to report on. Choose one in the memo, or add one first.',
  'error.no-session': 'The desk has no meeting to brief for. Add one first.',
  'error.no-talk': 'There is no talk to write about. Choose one in the memo, or add one first.',
  'error.note-of-another': '{record} belongs to another staff member. Reply to it instead.',
  'error.path-refused': 'Windows doesn’t take the name {name}. Choose another one.',
  'error.option-unknown': 'Parley doesn’t understand this command line: {option}.',
  'error.record-changed':
    '{record} has changed in the meantime. Your unsaved text isn’t lost. Check the newer version, then save again.',
  'error.record-exists': 'The desk already has a record with this id ({collection}{named}). Use another id.',
  'error.record-in-use': '{record} is linked from “{by}”. Change or delete that record first.',
  'error.rate-border': 'The desk has no one border to answer for. Name a party whose measures the desk has: {borders}.',
  'error.rate-origin':
    '“{origin}” is no country that the desk knows, nor a code such as JP. Its layers for single countries would be missed.',
  'error.rate-time': '“{time}” isn’t a day or a time. Write 2025-06-06 or 2025-06-06T12:00-04:00.',
  'error.what-if-rate': '“{value}” isn’t a rate that Parley can read. Write 2.5%, 13.5¢/kg + 6.3%, or free.',
  'error.record-missing': '{record} isn’t on this desk. It may have been deleted, or its creation undone.',
  'error.revision-unknown':
    'The journal doesn’t show what the desk was like after edit {revision}. Choose another edit.',
  'error.rule-broken': 'This edit would break a rule: {sentence}',
  'error.running-text-too-long':
    '{running} is too long for the head and foot of each page: “{text}…”. Parley created no file. Shorten it.',
  'error.sender-refused': 'Parley refused the request {channel}, because it came from a page that isn’t Parley’s.',
  'error.settings-needed':
    'The desk has no settings, so Parley doesn’t know which party is yours. Restore its deskSettings record.',
  'error.source-text-corrupt':
    'The source text {file} was altered: its SHA-256 no longer matches. Restore it from a backup of the desk.',
  'error.source-text-missing': 'The source text {file} is missing. Restore it from a backup of the desk.',
  'running.reference': 'The reference',
  'running.version': 'The version',
  'running.asOf': 'The as-of time, with its city,',
  'running.marking': 'The marking',
  'failure.anyRecord': 'record',
  'failure.named': ' “{name}”',
  'failure.record': 'the {collection} “{name}”',
  'failure.thisRecord': 'this {collection}',
  'corrupt.checksum': 'its checksum doesn’t match, so it was cut short or altered',
  'corrupt.disagrees': 'it doesn’t agree with the journal',
  'corrupt.empty': 'it is empty',
  'corrupt.format': 'it doesn’t say what kind of desk this is',
  'corrupt.header': 'its first line isn’t that of a desk',
  'corrupt.journal': 'an edit in the journal was altered on the disk, at byte {byte}',
  'corrupt.journal-behind':
    'the journal ends with edit {found}, but edits up to {number} were saved; the rest may not have arrived from another computer yet',
  'corrupt.journal-form': 'an edit in the journal doesn’t have the right form, at byte {byte}',
  'corrupt.json': 'it isn’t complete JSON, so it was cut short or altered',
  'corrupt.no-collections': 'it has no collections',
  'corrupt.no-snapshot': 'there is no snapshot to start from',
  'corrupt.not-table': 'its {collection} records aren’t a table',
  'corrupt.not-utf8': 'it isn’t UTF-8 text',
  'corrupt.other-desk': 'it belongs to a different desk than the snapshot beside it',
  'corrupt.past': 'Parley can’t read its trash or its edit history',
  'corrupt.reached-missing':
    'it is missing or can’t be read, so the end of the journal may be missing too; it may not have arrived from another computer yet',
  'corrupt.segment-empty':
    'part {number} of the journal has lost its beginning, or hasn’t arrived from another computer yet',
  'corrupt.segment-missing': 'part {number} of the journal is missing',
  'corrupt.unsafe': 'it has a key or a number that Parley can’t store exactly, at {field}',
  'corrupt.wrong-id': 'the {collection} record {id} has the id {other} inside',
  'invalid.backwards': 'it ends before it begins',
  'invalid.basis-points': 'a rate is a number in basis points, without a percent sign: 27.5% is 2750',
  'invalid.blank': 'it is blank',
  'invalid.control-character': 'it contains a control character or half a character',
  'invalid.edtf':
    'it isn’t a date that Parley can read: write it as in 6 June 2025, mid-June 2025, 5–6 June 2025 or from 3 April 2025, 00:01 EDT',
  'invalid.no-clock':
    'Parley can’t read its time of day: write it as in 3 April 2025, 00:01 EDT, on a clock that is in use on that day, and noon or midnight as 12:00 or 00:00',
  'invalid.no-day': 'it names a time of day and no day: write both, as in 3 April 2025, 00:01 EDT',
  'invalid.two-days': 'it may mean {what}: write the name of the month',
  'invalid.no-time':
    'it names no day, month or year: write what is known of these, and then the words in brackets, as in 15–17 June 2025 (around the G7 summit)',
  'invalid.no-year': 'it doesn’t say which year: add it, as in 6 June 2025, mid-June 2025 or the week of 16 June 2025',
  'invalid.not-known':
    'it says that the date isn’t known: leave it empty, or write what is known of it, as in 2025 or by the end of July 2025',
  'invalid.noted-day':
    'a day takes no words in brackets: write the day alone, as in 6 June 2025, or the span or month that the words are about',
  'invalid.several': 'its days aren’t one span: write one of them, or the span that holds them, as in 5–12 June 2025',
  'invalid.short-year': 'its year has two digits: write all four, as in 6 June 2025 or Q3 2025',
  'invalid.unread':
    'Parley can’t tell which days it means: write the days, months or years, and then the words in brackets, as in 15–17 June 2025 (around the G7 summit)',
  'invalid.wrong-weekday': 'the weekday doesn’t match the day, which is {what}',
  'invalid.hs-code': 'an HS code is text of 2 to 10 digits',
  'invalid.id': 'an id is a letter followed by up to 63 letters, digits, hyphens and underscores',
  'invalid.line-break': 'it must be on one line',
  'invalid.marking': 'the marking scheme has no such level',
  'invalid.mast-chapter': 'a MAST chapter is one letter from A to P',
  'invalid.missing': 'it is missing',
  'invalid.no-name': 'it needs a name in English or Japanese',
  'invalid.no-such-day': 'there is no {what}',
  'invalid.no-such-hour': 'there is no {what} on that day',
  'invalid.no-such-record': 'no record, or more than one, has the name “{text}”',
  'invalid.not-allowed': 'it isn’t one of the allowed values',
  'invalid.party-code': 'a party code is 2 to 8 capital letters or digits',
  'invalid.rate-text': 'not a rate that Parley can read: write 2.5%, 13.5¢/kg + 6.3%, or free',
  'invalid.amount': 'an amount is written in digits, such as 4 or 30.50',
  'invalid.rate-places': 'a rate has up to six decimals in percent, four in basis points',
  'invalid.section-twice': 'it has a section twice',
  'invalid.sha256': 'a SHA-256 is 64 hexadecimal digits in lower case',
  'invalid.time-zone': 'it isn’t a time zone (for example, Asia/Tokyo)',
  'invalid.too-long': 'it is too long ({length}; the limit is {limit})',
  'invalid.too-short': 'it is too short or too small (the minimum is {limit})',
  'invalid.url': 'an address begins with http:// or https:// and has no spaces',
  'invalid.wrong-type': 'it has the wrong type',
  'finding.announced-differs':
    'an announced rate differs from the one that is law: “{layer}” was announced at {said}, “{other}” is {law}',
  'finding.figure-differs': 'it says {figure} for “{good}”, but {total} is in force',
  'finding.character-unprinted': 'memos can’t print the character {character} ({code}); replace it',
  'finding.claim-contradicted': 'evidence contradicts it; mark it as contested, or correct it',
  'finding.claim-single-source': 'only one source supports it: “{source}”',
  'finding.claim-stale': 'its newest evidence is {days} days old, but “{source}” is newer',
  'finding.commitment-other-round': 'its meeting belongs to another round. Choose the round of the meeting',
  'finding.milestone-met-early': 'it is met, but its date is still to come. Set its status, or its date',
  'finding.commitment-overdue': 'it is due and still open. Set its status, or its date',
  'finding.component-missing': 'a stacking rule names a rate layer that the measure doesn’t have',
  'finding.date-unreadable': '“{edtf}” is not a date; type it again',
  'finding.date-words-differ': 'the date is {edtf}, but its words “{words}” mean {meant}',
  'finding.denial-not-of-claim': 'a statement can only deny another position, proposal, milestone or readout',
  'finding.element-cycle':
    'these elements are conditional on each other in a circle: {ring}. Take one of the conditions away',
  'finding.element-missing': 'the element “{element}” is conditional on one that is no longer in the package',
  'finding.evidence-about-evidence': 'the evidence supports another piece of evidence',
  'finding.evidence-part-missing':
    'the part that the evidence is for is no longer in the record; choose another field, or delete the evidence',
  'finding.layer-outlives-measure': 'the measure has ended ({status}), but its rate layer “{layer}” has no end date',
  'finding.settings-missing': 'the desk has no settings',
  'finding.snapshot-fixed': 'a source’s text can’t be edited. Give the source its new text instead',
  'finding.source-cycle': 'the source retells itself in a circle',
  'finding.measure-unsourced': 'a rate in the measure has neither a legal instrument nor evidence',
  'finding.memo-clearance-unsaid':
    'it says that it is cleared or in clearance, but not who was asked or cleared it; send it for clearance, or record the answers',
  'finding.memo-section-required': 'the section “{memoSection}” can’t be hidden: every {memoType} must have it',
  'finding.memo-text-corrupt': 'the memo’s saved text was altered',
  'finding.memo-text-missing': 'the memo’s saved text is missing',
  'finding.note-cycle': 'the note is about itself, or replies to itself in a circle',
  'finding.issued-figure-corrected':
    'it printed “{printed}” ({figure}), which you have corrected since: for that day, the desk now says “{now}”. Recall it, or issue a new version',
  'finding.issued-record-deleted':
    'it printed “{printed}” from a record that you have deleted since. Recall it, or issue a new version',
  'finding.layer-known-unsaid':
    '“{layer}” is still to begin, but nothing says when it was announced or its order signed; until it begins, rates count it as not known',
  'finding.layer-start-unknown':
    'no one can tell whether “{layer}” is in force: it has no start, and no status says that it is',
  'finding.layer-status-differs':
    '“{layer}” is in force by its dates, but its last status is “{status}”; it counts as unclear',
  'finding.layers-overlap': '“{layer}” and another rate in force both replace the same rate; both count as unclear',
  'finding.line-cleared-by-nobody': 'the line to take is cleared, but doesn’t say by whom',
  'finding.measure-clock-missing':
    'the settings have no capital of {imposer}, so its days are counted in UTC and may begin some hours early or late',
  'finding.measure-origins-unsaid':
    'it names no targets, and doesn’t say that it is on all countries; rates count its origins as not known',
  'finding.measure-scope-unsaid':
    'it lists no HS codes, and doesn’t say if it covers all goods or if the list is not known; rates count it as not known',
  'finding.rule-content-missing': 'the rule applies to a share of the value, but doesn’t say of what',
  'finding.rule-figure-missing':
    'the rule sets a total or a cap, but has no figure; the rate that it applies to counts as not known',
  'finding.marking-mixed': 'its marking scheme is {found}, but the desk uses {expected}',
  'finding.movement-of-nothing':
    'the position says how it moved, but supersedes none. Name the position before it, or clear the movement',
  'finding.phrase-unread': 'suggestions leave out “{phrase}”: check its brackets and the words in { }',
  'finding.position-before-superseded':
    'the position starts before the one that it supersedes, “{other}”; start it later',
  'finding.position-cycle': 'the position supersedes itself in a circle',
  'finding.position-supersedes-other': 'the position supersedes “{other}”, which differs in issue, party or track',
  'finding.position-two-current':
    'another position, “{other}”, is also current for the same issue, party and track. Say that one of them supersedes the other, or close one',
  'finding.position-unsourced': 'the position has no evidence and isn’t a desk assessment',
  'finding.post-not-held': '{person} didn’t hold the post “{post}” on that date',
  'finding.post-undated': 'the start of {person}’s term in the post “{post}” isn’t recorded',
  'finding.quote-mismatch': 'the quote isn’t at its place in the source “{source}”',
  'finding.quote-orphaned':
    'the quote is from an earlier text of the source “{source}”. Find its place in the present text',
  'finding.quotes-marked-low': '{count} of its quotes and evidence records have a lower marking than the source',
  'finding.quote-reworded':
    'the words of the quote in the source “{source}” differ from those quoted before. Check that it still shows the same, then empty the field “Words quoted before”',
  'finding.rate-not-read':
    'the rate of “{layer}” reads “{rate}”, which is no figure by itself; it counts as not known until the rate is entered',
  'finding.reference-missing': 'it links to a record that isn’t on the desk ({collection}{named})',
  'finding.ruling-affects-none':
    'it has an effect on rates, but names no order that it is about; it changes no rate until it does',
  'finding.ruling-answer-unsaid':
    'there are {count} rulings that it may answer, and it doesn’t say which. A tariff that it may restore counts as not known',
  'finding.shares-over-whole':
    'the contents are parts of one value, but their shares come to {sum}: {shares}. Correct a share, or mark one as not known',
  'finding.settings-several': 'the desk has more than one settings record',
  'finding.sub-record-twice': 'two of its entries have the same id',
  'finding.text-corrupt': 'the source’s text was altered after it was filed',
  'finding.text-missing': 'the source’s text is missing',
} as const
