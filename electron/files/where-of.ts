/**
 * Describes an unforeseen error for the log: its kind, and the files and lines of its stack. Leaves out the message, which may quote a record.
 */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  const stack = error.stack ?? ''
  // A line of a long message may look like a frame.
  const at = error.message === '' ? -1 : stack.indexOf(error.message)
  const frames = (at < 0 ? stack : stack.slice(at + error.message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
