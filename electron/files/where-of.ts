/**
 * An unforeseen error for the log: its kind, and the files and lines that it came through. Its message is left out, for it may
 * hold what a record says.
 */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
