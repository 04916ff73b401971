/** What `--help` prints. */
export const HELP = `Parley – briefing memos from a desk of trade negotiations, offline

Usage: npm run parley -- <command> [options]

Commands
  memo     Export the meeting brief of a session as PDF
             --desk DIR      the desk's folder (default: the bundled sample)
             --session ID    the session (default: that of the newest draft brief)
             --out FILE.pdf  where to write (default: parley-brief.pdf, here)
  list     Show what a desk holds          [KIND] [--desk DIR]
             KIND is a kind of record, for example session or position
  check    Validate a desk, one line per finding   [--desk DIR]
             exit code 1 if a rule is broken; warnings alone are 0

  --help   Show this help

Reading takes no lock: all of this works while the desk is open in the app.`
