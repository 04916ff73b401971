/** Desks and files of earlier versions, in English. */
export const versionsEn = {
  'reading.stuck': 'Read-only. Parley can’t migrate one of the records and leaves it out: {sentence}',
  'error.schema-stuck':
    'Parley can’t migrate {collection} {id} from version {from} to {to} (similar records: {more}). Nothing was changed. Edit the desk with your earlier Parley, and report this record.',
  'error.import-stuck':
    'Line {line}: Parley can’t migrate the record {id} from its earlier version ({found}). Import it with the Parley that exported it, or correct the file.',
}
