/** Advice beside a failure on the command line; no window shows it, in English. */
export const hintsEn = {
  'hint.import-encoding-open': 'Add --encoding with one of these names.',
  'hint.import-kind-needed': 'Add --kind.',
  'hint.import-undecided': 'Add --take file or --take desk.',
  'hint.memo-unsound': 'To see why: npm run parley -- check',
  'hint.no-round': 'Name the round with --round.',
  'hint.no-session': 'Name the meeting with --session.',
  'hint.no-talk': 'Name the talk with --talk.',
  'hint.option-unknown': 'For help: npm run parley -- --help',
  'hint.out-in-desk': 'Choose another folder with --out.',
  'hint.record-missing': 'To list the records: npm run parley -- list',
  'hint.staff-needed': 'Give the person’s id with --staff.',
  'hint.staff-unknown': 'To list staff: npm run parley -- list staff',
  'hint.words-needed': 'For example: npm run parley -- search Akazawa',
} as const
