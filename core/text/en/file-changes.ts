/** What other programs, other computers, drives and clocks do to a desk, in English. */
export const fileChangesEn = {
  'error.desk-leased':
    'The desk {dir} is open for writing on another computer ({holder}). Close it there first, or wait until it has not been heard of for three minutes.',
  'reading.leased':
    'Read only: {whom} has had this desk open for editing since {since}. It can be edited here once it is closed there, or three minutes after the last sign of that computer.',
  'reading.now.leased': 'Read only: {whom} has this desk open for editing.',
  'reading.taken':
    'Read only: {whom} has opened this desk for editing too, since {since}. Everything that was saved here is in the folder.',
  'reading.now.taken':
    'Read only: {whom} has opened this desk for editing too. Everything that was saved here is in the folder.',
  'reading.whoOn': '{who} (on {host})',
  'reading.someoneOn': 'somebody on {host}',
  'reading.someone': 'somebody on another computer',
  'reading.changed':
    'Read only: another program changed the files of this desk while it was open. Opening it again shows what the folder has now.',
  'reading.changedKept':
    'Read only: another program changed the files of this desk while it was open. Everything that was saved here is kept in {file}. Opening the desk again shows what the folder has now.',
  'reading.changedLost':
    'Read only: another program changed the files of this desk while it was open, and what was saved here could not be put into another file either. Leave this window open until there is room for it, and copy from it what you need.',
  'reading.away':
    'The folder of this desk is not there: its drive was pulled out, or the folder was moved. What you type is kept, and is saved by itself as soon as the folder is back.',
  'reading.full': 'The disk is full. What you type is kept, and is saved by itself as soon as there is room.',
  'reading.refused':
    'The system does not let Parley write in the folder of this desk ({reason}). What you type is kept, and is saved by itself as soon as that is allowed.',
  'reading.notSaved': 'Not saved yet',
  'reading.overrule': 'Open for editing all the same …',
  'reading.overruleAsk':
    'Edit here too? If {whom} goes on as well, this desk becomes two: each keeps all of its edits, but somebody has to put them together by hand. Ask there first.',
  'reading.overruleYes': 'Edit here',
  'reading.overruleNo': 'Go on reading',
  'notice.label': 'About the files of this desk',
  'notice.what': 'What is this?',
  'notice.dismiss': 'Put away',
  'notice.more': '{count} more',
  'notice.folder': 'Show the folder',
  'notice.again': 'Open again',
  'notice.torn': 'An edit that was not finished when this desk was last interrupted was put aside.',
  'noticeHelp.torn':
    'Parley or this computer stopped while it was being written. It was never shown as saved. Its {bytes} bytes are kept in {file} in the desk’s folder, for whoever may want them; nothing else is affected.',
  'notice.tornWhole':
    'The end of this desk’s journal is not what was written. It was put aside; look whether your last edits are here.',
  'noticeHelp.tornWhole':
    'Parley or this computer stopped while several edits were being written at once, or the disk has changed what was there. Whole edits behind the first that is not: {whole}. If one of them was shown as saved, it is in {file} in the desk’s folder ({bytes} bytes), which is one edit a line.',
  'notice.bad-snapshot': 'A file of this desk is damaged. The desk was read without it, and is whole.',
  'noticeHelp.bad-snapshot':
    'The damaged file sums up the journal, so that opening is quick; the journal itself has everything. Parley makes another by itself. Should that come again, the drive may be failing: copy the folder to another one. It is: {files}',
  'notice.strange': 'Files in the folder of this desk that Parley did not put there: {count}',
  'noticeHelp.strange':
    'A person or another program put them there. Parley leaves them alone and does not read them: {files}',
  'notice.copies': 'Another program left copies of files of this desk. Everything in them is in the desk.',
  'notice.copiesOther':
    'Another program left copies of files of this desk, and {count} of them may hold something that the desk has not.',
  'noticeHelp.copies':
    'Programs that synchronise folders make such copies when a file changed in two places. Parley neither reads them as part of the desk nor changes them.',
  'copy.same': 'All that is in it is in the desk. It can be deleted.',
  'copy.other-desk': 'It is a file of another desk.',
  'copy.unreadable': 'It cannot be understood. Keep it until you know what it is.',
  'copy.edits': 'Edits that the desk has not: {edits}, made from {from} to {to} by {by}.',
  'copy.state': 'A state that the desk never had.',
  'copy.records': 'Different in it: {records}',
  'copy.recordsMore': 'Different in it: {records}, and {more} more',
  'notice.clock': 'This computer’s clock says {now}, but this desk has an edit of {latest}.',
  'noticeHelp.clock':
    'Either this clock is behind, or the one was ahead by which that edit was made. Edits stay in the order in which they were made, whatever a clock says; what is in force and how many days are left is told by this clock. If it is wrong, set it.',
  'notice.slow': 'The drive of this desk is slow: the last save took {seconds} s.',
  'notice.slowPending': 'The drive of this desk is slow: a save has been under way for {seconds} s.',
  'noticeHelp.slow':
    '“Saved” stands in the title bar only once the drive has said so, however long that takes; you can go on working meanwhile. A folder on this computer’s own drive is quickest.',
  'notice.older':
    'This is an older state of the desk: edit {saved} was saved here by {at}, and the folder ends at edit {revision}.',
  'noticeHelp.older':
    'It was restored from a backup, or a synchronising program has not brought everything yet, or brought an older copy back. If nobody restored it, wait until that program has finished, and open the desk again before you edit it.',
  'notice.lease': 'You opened this desk for editing although {whom} has it open too.',
  'noticeHelp.lease':
    'Both of you can save, each into a journal of your own, and nothing is overwritten. But two journals that go on from one state have to be put together by hand when the desk is next opened. Agree with the other who goes on.',
  'notice.rescued': 'Everything that was saved here, up to edit {saved}, is kept in {file}.',
  'noticeHelp.rescued':
    'The folder of the desk did not have it any more, since another program changed its files. The file is one JSON document with all records; Parley has read it back. Opening the desk again shows what the folder has now, and which records differ.',
  'notice.rescuedLeft': 'A file of {at} holds edits that the folder of this desk has not: {file}',
  'noticeHelp.rescuedLeft':
    'Another program changed the folder while the desk was open, so what was saved was put aside. The file ends at edit {saved}, the folder at edit {revision}. Different or missing in the folder: {count} – {records}',
} as const
