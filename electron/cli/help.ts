import { MADE_MEMO_TYPES } from '../../core/model/values/made-memos'
import { memoKindName } from './memo-kind-name'

/** The output of `--help`. */
export const HELP = `Parley – an offline desk for trade negotiations, with memos as PDF, Word and Markdown

Usage: npm run parley -- <command> [options]

Commands
  memo     Export a memo about a meeting, a round or a talk as PDF, Word or Markdown
             --kind KIND     ${MADE_MEMO_TYPES.map(memoKindName).join(', ')} (default: meeting-brief),
                             or its letter: A to G
             --desk DIR      desk folder (default: the bundled sample)
             --session ID    the meeting (default: that of the newest draft)
             --round ID      of a round report: the round (default: that of the newest draft, or the last one held)
             --talk ID       of a submission, a matrix or a chronology: the talk (default: that of the newest draft, or the one under way)
             --figures ID    list the figures of an issued memo instead: as printed, as known that day, as known now
             --good IDS      of a tariff fact sheet: only these goods, in this order (car,light-truck), from the current records
             --language L    en or ja: instead of the draft's language or the desk's, from the current records
             --audience WHO  principal, ministry or press: a copy that leaves out what this
                             reader may not see, from the records as they are now
             --paper SIZE    a4 or letter: the same of the paper
             --fresh         use the current records, not the text saved in the draft
             --format F      pdf, docx (Word) or md (Markdown); default: the ending of --out, else pdf
             --changes       in Word: track what changed since the issued memo that this one replaces
             --out FILE      output file (default: parley-brief.pdf, or the kind's name, in the current folder)
             exit code 1 with --figures if any figure differs
  memo check [ID]  Say what prevents issuing a draft, and what to look at first
             the memo by its id, or by --kind, --session, --round, --talk, --audience as above
             --json          { id, title, version, status, marking, obstacles, look, passed }
             exit code 1 if anything prevents it
  memo read-back FILE  List what a Word file that somebody sent back suggests, and where it belongs (--json)
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
  rate     Say what a good pays at a border, announced and in force, and why   [--desk DIR]
             --good ID       the good: general, car or light-truck in the sample
             --origin CODE   where it is from, for example JP
             --at TIME       its entry: a day, or a time such as 2025-06-06T12:00-04:00
             --known-at TIME answer with what was known then (default: the desk's own time)
             --border CODE   where it enters, when the desk has measures of several
             --case FILE     a question with the law that answers it, instead of a desk
             --json          { total, totalBasisPoints, announced, layers, specific, unknown, error }
             exit code 1 if the rate is not known
  schedule Read a tariff schedule (US HTS as JSON or CSV), and say what a line pays   FILE [CODE]
             without CODE: its lines, every broken row, every rate that Parley doesn't understand
             CODE            4 to 10 digits, with or without points
             --programme P   also the rate of this programme, by its sign: JP, KR, A+
             --desk DIR      FILE is the id of a schedule on this desk
             --json          { revision, lines, broken, unread }, or the line
             exit code 1 on broken rows, or if there is no such line
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
             FILE is plain text, a tariff schedule (.json, .csv), .html, .docx, .pdf, .eml, .msg, or a picture with text
             --title TEXT    the source's title, when the file's own won't do
             --encoding E    the encoding of a text, when Parley can't tell
             --no-original   don't keep the file itself on the desk; --original keeps one of more than 50 MB too
             --revision TEXT the revision of a tariff schedule, when the file's name doesn't say
             --broken-rows   keep a tariff schedule even if rows of it are broken
             --file-only     keep the file without reading it: a source that has no text yet
             --staff ID      staff member who adds it, when the desk has several
  original Save a copy of the file that a source was read from   SOURCE --desk DIR
             SOURCE is the source's id
             --out FILE      output file (default: the file's own name in the current folder)

  --help   Show this help

Commands only read the desk and take no lock, so they work while the app has it open. The exceptions are import --apply and source.`
