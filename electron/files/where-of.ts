/**
 * An unforeseen error for the log: its kind, and the files and lines that it came through. Its message is left out, for it may
 * hold what a record says.
 */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  const stack = error.stack ?? ''
  // A message of several lines may have one that looks like a frame.
  const at = error.message === '' ? -1 : stack.indexOf(error.message)
  const frames = (at < 0 ? stack : stack.slice(at + error.message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
