/** What `--help` prints. */
export const HELP = `Parley – briefing memos from a desk of trade negotiations, offline

Usage: npm run parley -- <command> [options]

Commands
  memo     Export the meeting brief of a session as PDF
             --desk DIR      the desk's folder (default: the bundled sample)
             --session ID    the session (default: that of the newest draft brief)
             --fresh         with the records as they are, not as a saved draft keeps them
             --out FILE.pdf  where to write (default: parley-brief.pdf, here)
  list     Show what a desk holds          [KIND] [--desk DIR]
             KIND is a kind of record, for example session or position
  check    Validate a desk, one line per finding   [--desk DIR]
             exit code 1 if a rule is broken; warnings alone are 0
  verify   See that a desk's journal, snapshots and texts are whole and agree   [--desk DIR]
             exit code 1 if something does not
  history  Show who did what to a desk, or to one record of it, the newest first   [KIND ID] [--desk DIR]
             one edit a line: its number, when, who, what; of a record also from what to what
             --staff ID      only what one member of staff did to the desk
             --limit N       so many (default: 50)
             --before N      only edits before this number: the next page
  export   Write records as JSON, or as CSV for spreadsheets   [KIND] [--desk DIR]
             --format json|csv   (default: json)
             --out FILE|DIR      where to (default: parley-export, here);
                                 CSV without a KIND is a folder with a file a kind
  import   Show what a file of records would do to a desk   FILE [--desk DIR]
             --apply         do it, as one edit that can be undone
             --take file|desk   whose records are taken where both have changed
             --kind KIND     of which kind the records are, where the file does not say
             --staff ID      who does it, where the desk has several members of staff
             exit code 1 if something of the file is refused

  --help   Show this help

Reading takes no lock: all but import --apply works while the desk is open in the app.`
