/** What is said of desks and files of earlier versions, in English. */
export const versionsEn = {
  'reading.stuck': 'Read only, and shown without what this Parley cannot take: {sentence}',
  'error.schema-stuck':
    '{collection} {id} cannot be brought to the form in which this version of Parley keeps records (version {from} to {to}; others like it: {more}). Nothing was changed. Edit the desk with the Parley that you used before, and report this record.',
  'error.import-stuck':
    'Line {line}: the record {id} is of an earlier version ({found}) and cannot be brought to this one. Import it with the Parley that exported it, or correct the file.',
}
