/** Reading a file into a source, in English. */
export const readingFilesEn = {
  'error.reading-attachments':
    '{file} has {count} attached files, and Parley reads mails with up to {limit}. Save the mail without them, or copy its text.',
  'error.reading-bomb':
    '{file} would unpack to far more than any document holds, so Parley didn’t open it. If you trust it, open it in its own program, and save it again or copy the text.',
  'error.reading-damaged':
    '{file} is damaged or incomplete, and Parley can’t read it. Get the file again, or open it in its own program and copy the text.',
  'error.reading-empty': '{file} is empty. Choose another file.',
  'error.reading-encoding':
    'The letters of {file} are in no single encoding that Parley knows: the file mixes encodings, or was cut short. Save it as UTF-8, or copy the text.',
  'error.reading-encoding-open':
    'Parley can’t tell the character encoding of {file}. It could be {could}. Choose one, and check the letters; or save the file as UTF-8.',
  'error.reading-kind':
    '{file} is a kind of file that Parley doesn’t read. It reads plain text, web pages (.html), Word (.docx), PDF, mails (.eml, .msg) and pictures (.png, .jpg). Save it as one of these, or copy the text.',
  'error.reading-memory':
    '{file} needs more memory to read than Parley gives a file. Nothing was saved. Split the file, or copy the part that you need.',
  'error.reading-name':
    '{file} isn’t what its name says: its content is that of a {found} file. If that is right, change the end of its name, and open it again.',
  'error.reading-no-text': '{file} has no text that Parley can find. Choose another file, or type the text.',
  'error.reading-not-text': '{file} isn’t a text: it is full of characters that no text has. Choose another file.',
  'error.reading-password': '{file} is protected by a password. Open it in its own program, and save it without one.',
  'error.reading-schedule': '{file} begins like a tariff schedule. {why}',
  'error.reading-schedule-broken':
    '{file} has {count} broken rows, and lines under them may have no rate. Nothing was saved. Look at them with the command schedule; its help says how to keep the file all the same.',
  'error.reading-time':
    'Reading {file} made no progress for {seconds} seconds, so Parley stopped. Nothing was saved. Split the file, or copy the part that you need.',
  'error.reading-too-long':
    '{file} has more than {limit} million characters, and Parley keeps no longer text. Split it.',
  'error.reading-unopened':
    'Parley can’t open {file}. If it is a folder, drop the files in it instead. If not, check that it is still there and that you may read it.',
  'reading.tooLargeToKeep': 'The file itself has {size}, so the desk doesn’t keep it unless you say so.',
  'reading.choose': 'Choose a file to read',
  'reading.files': 'Documents, mails and pictures',
  'reading.attachments': '{count} attached files were not read.',
  'reading.emptyPages': 'No text was found on these pages: {pages}.',
  'reading.leftOut': '{count} characters that a text can’t keep were left out.',
  'reading.byMachine': 'A machine read this text from a picture. Check it against the original.',
}
