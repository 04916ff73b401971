/** What a command line can do about a failure, beside its sentence, in English: no window shows it. */
export const hintsEn = {
  'hint.import-kind-needed': 'Say it with --kind.',
  'hint.import-undecided': 'That is --take file or --take desk.',
  'hint.memo-unsound': 'See: npm run parley -- check',
  'hint.no-session': 'A meeting is named with --session.',
  'hint.option-unknown': 'See: npm run parley -- --help',
  'hint.out-in-desk': 'That is --out.',
  'hint.record-missing': 'See what the desk holds with: npm run parley -- list',
  'hint.staff-needed': 'Name the id with --staff.',
  'hint.staff-unknown': 'See them with: npm run parley -- list staff',
} as const
