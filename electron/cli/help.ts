import { MADE_MEMO_TYPES } from '../../core/model/values/made-memos'
import { memoKindName } from './memo-kind-name'

/** The output of `--help`. */
export const HELP = `Parley – an offline desk for trade negotiations, with memos as PDF

Usage: npm run parley -- <command> [options]

Commands
  memo     Export a memo about a meeting as PDF
             --kind KIND     ${MADE_MEMO_TYPES.map(memoKindName).join(', ')} (default: meeting-brief)
             --desk DIR      desk folder (default: the bundled sample)
             --session ID    the meeting (default: that of the newest draft)
             --fresh         use the current records, not the text saved in the draft
             --out FILE.pdf  output file (default: parley-brief.pdf, or the kind's name, in the current folder)
  list     List the records of a desk   [KIND] [--desk DIR]
             KIND is a kind of record, for example session or position
  search   Find records by words in any of their texts, best first   WORDS [--desk DIR]
             --kind KIND     only this kind of record
             --limit N       number of records (default: 20)
             --json          an array of { collection, id, title, field, snippet }
  suggest  Find names, dates, figures, measures, positions and statements in a text   FILE --date 2025-06-06
             --desk DIR      look for the names on this desk first
             --patterns F    a JSON file of your own patterns
             --encoding E    utf-8, utf-16, shift_jis or windows-1252, when Parley can't tell
             --json          an array of { kind, start, end, text, value }
  check    Check a desk against its schemas and rules, one line per finding   [--desk DIR]
             exit code 1 on errors, 0 on warnings alone
  verify   Check that a desk's journal, snapshots and texts are intact and agree   [--desk DIR]
             exit code 1 on problems
  history  Show who changed what on a desk or in one record, newest first   [KIND ID] [--desk DIR]
             one line per edit: number, time, person, change; for a record, also the old and new values
             --staff ID      only edits to the desk by this staff member
             --limit N       number of edits (default: 50)
             --before N      only edits before this number: the next page
  export   Export records as JSON, or as CSV for spreadsheets   [KIND] [--desk DIR]
             --format json|csv   output format (default: json)
             --out FILE|DIR      output (default: parley-export in the current folder);
                                 CSV without KIND creates a folder with one file per kind
  import   Preview the import of a file of records   FILE [--desk DIR]
             --apply         import the records, as one edit that you can undo
             --take file|desk   version to use when a record has changed in both
             --kind KIND     kind of record, when the file doesn't say
             --encoding E    utf-8, utf-16, shift_jis, euc-jp, iso-2022-jp or windows-1252, when Parley can't tell
             --staff ID      staff member who imports, when the desk has several
             exit code 1 if any record can't be imported
  source   Add a source with the text of a file   FILE --desk DIR
             FILE is plain text, .html, .docx, .pdf, .eml, .msg, or a picture with text
             --title TEXT    the source's title, when the file's own won't do
             --encoding E    the encoding of a text, when Parley can't tell
             --no-original   don't keep the file itself on the desk; --original keeps one of more than 50 MB too
             --file-only     keep the file without reading it: a source that has no text yet
             --staff ID      staff member who adds it, when the desk has several
  original Save a copy of the file that a source was read from   SOURCE --desk DIR
             SOURCE is the source's id
             --out FILE      output file (default: the file's own name in the current folder)

  --help   Show this help

Commands only read the desk and take no lock, so they work while the app has it open. The exceptions are import --apply and source.`
