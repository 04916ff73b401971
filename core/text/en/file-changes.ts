/** Changes to a desk’s files by other programs and computers, and trouble with drives and clocks, in English. */
export const fileChangesEn = {
  'error.desk-leased':
    'The desk {dir} is open for editing on another computer ({holder}). Close it there first, or wait until that computer has given no sign of life for three minutes.',
  'error.desk-edited-elsewhere':
    'Another computer has opened the desk {dir} for editing since this one last saved to it, so Parley didn’t save this edit. Reopen the desk to continue from there. Parley keeps your unsaved text.',
  'reading.elsewhere':
    'Read-only: another computer opened this desk for editing while this one was away. Everything you saved here is in the folder. Reopen the desk to see the edits made there and to continue.',
  'reading.leased':
    'Read-only: {whom} has had this desk open for editing since {since}. You can edit it here once it is closed there, or three minutes after that computer’s last sign of life.',
  'reading.now.leased': 'Read-only: {whom} has this desk open for editing.',
  'reading.taken':
    'Read-only: {whom} has opened this desk for editing too, since {since}. Everything you saved here is in the folder.',
  'reading.now.taken':
    'Read-only: {whom} has opened this desk for editing too. Everything you saved here is in the folder.',
  'reading.whoOn': '{who} (on {host})',
  'reading.someoneOn': 'someone on {host}',
  'reading.someone': 'someone on another computer',
  'reading.changed':
    'Read-only: another program changed this desk’s files while it was open. Reopen the desk to see what the folder has now.',
  'reading.changedKept':
    'Read-only: another program changed this desk’s files while it was open. Everything you saved here is in {file}. Reopen the desk to see what the folder has now.',
  'reading.changedLost':
    'Read-only: another program changed this desk’s files while it was open, and Parley couldn’t save your edits to another file. Keep this window open, and copy what you need from it. Free up some disk space.',
  'reading.away':
    'Parley can’t find this desk’s folder: its drive was disconnected, or the folder was moved. Parley keeps what you type, and saves it when the folder is back.',
  'reading.full': 'The disk is full. Parley keeps what you type, and saves it when there is room.',
  'reading.refused':
    'The system doesn’t let Parley write to this desk’s folder ({reason}). Parley keeps what you type, and saves it when the system allows it.',
  'reading.notSaved': 'Not saved yet',
  'reading.overrule': 'Edit anyway…',
  'reading.overruleAsk':
    'Edit here too? If {whom} keeps editing as well, this desk splits into two versions. No edits are lost, but someone has to combine them by hand. Ask the other person first.',
  'reading.overruleYes': 'Edit here',
  'reading.overruleNo': 'Keep read-only',
  'notice.label': 'Desk file notices',
  'notice.what': 'What’s this?',
  'notice.dismiss': 'Dismiss',
  'notice.more': '{count} more',
  'notice.folder': 'Show folder',
  'notice.again': 'Reopen desk',
  'notice.torn': 'Parley set aside an edit that was unfinished when this desk was last interrupted.',
  'noticeHelp.torn':
    'Parley or this computer stopped while writing the edit, which was never shown as saved. Its {bytes} bytes are in {file} in the desk’s folder, in case you need them. Nothing else is affected.',
  'notice.tornWhole':
    'The end of this desk’s journal was damaged, so Parley set it aside. Check that your last edits are here.',
  'noticeHelp.tornWhole':
    'Parley or this computer stopped while writing several edits at once, or the disk changed them. Complete edits after the damage: {whole}. If any of them was shown as saved, it is in {file} in the desk’s folder ({bytes} bytes, one edit per line).',
  'notice.bad-snapshot': 'A file of this desk is damaged. Parley read the desk without it, and nothing is missing.',
  'noticeHelp.bad-snapshot':
    'The damaged file is a summary of the journal that makes opening faster. The journal still has everything, and Parley will make a new summary. If this happens again, the drive may be failing: copy the folder to another drive. Damaged: {files}',
  'notice.strange': 'Files in this desk’s folder that Parley didn’t create: {count}',
  'noticeHelp.strange': 'You or another program put these files here. Parley doesn’t read or change them: {files}',
  'notice.copies': 'Another program left copies of this desk’s files. The desk already has everything in them.',
  'notice.copiesOther':
    'Another program left copies of this desk’s files. {count} of them may contain something that the desk doesn’t have.',
  'noticeHelp.copies':
    'Programs that sync folders create conflict copies when a file changes in two places. Parley doesn’t read them as part of the desk, and doesn’t change them.',
  'copy.same': 'The desk already has everything in this copy. You can delete it.',
  'copy.other-desk': 'This file belongs to another desk.',
  'copy.unreadable': 'Parley can’t read this file. Keep it until you know what it is.',
  'copy.edits': 'Edits that the desk doesn’t have: {edits}, made from {from} to {to} by {by}.',
  'copy.state': 'A version that this desk never had.',
  'copy.records': 'Changed in this copy: {records}',
  'copy.recordsMore': 'Changed in this copy: {records}, and {more} more',
  'notice.clock': 'This computer’s clock says {now}, but this desk has an edit from {latest}.',
  'noticeHelp.clock':
    'This clock is slow, or the clock used for that edit was fast. Edits stay in the order they were made. Parley uses this computer’s clock to work out which measures are in force and how many days are left, so set it if it’s wrong.',
  'notice.slow': 'This desk’s drive is slow: the last save took {seconds} s.',
  'notice.slowPending': 'This desk’s drive is slow: a save has been running for {seconds} s.',
  'noticeHelp.slow':
    '“Saved” appears in the title bar only when the drive confirms the save. You can keep working in the meantime. A folder on this computer’s own drive is fastest.',
  'notice.older':
    'This is an earlier version of the desk: edit {saved} was saved here by {at}, but the folder ends at edit {revision}.',
  'noticeHelp.older':
    'Someone restored it from a backup, or a sync program hasn’t finished or has put an older copy in its place. If nobody restored it, wait until the sync program has finished, then reopen the desk before you edit it.',
  'notice.lease': 'You are editing this desk while {whom} has it open too.',
  'noticeHelp.lease':
    'Both of you can save, each to a separate journal, and nothing is overwritten. But when the desk is next opened, someone has to combine the two journals by hand. Agree on who continues.',
  'notice.rescued': 'Everything you saved here, up to edit {saved}, is in {file}.',
  'noticeHelp.rescued':
    'Another program changed the desk’s files, so the folder no longer had your edits. Parley saved all records in one JSON file and checked it. Reopen the desk to see what the folder has now and which records differ.',
  'notice.rescuedLeft': 'A file from {at} has edits that this desk’s folder doesn’t have: {file}',
  'noticeHelp.rescuedLeft':
    'Another program changed the folder while the desk was open, so Parley set your saved edits aside. The file ends at edit {saved}, the folder at edit {revision}. Records changed in or removed from the folder: {count} – {records}',
} as const
