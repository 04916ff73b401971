/**
 * Describes an unforeseen error for the log: its kind, and the files and lines of its stack. Leaves out the message, which may quote a record.
 */
export function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  const frames = afterMessage(error.stack ?? '', error.message)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}

/** The rest of a stack after its message, since a line of a long message may look like a frame. Empty if the message was changed later, so that the stack begins with another one. */
function afterMessage(stack: string, message: string): string {
  const name = /^[\w$.]+(?: \[\w+\])?/.exec(stack)?.[0] ?? ''
  const heads = [`${name}: ${message}`, ...(message === '' ? [name] : [])]
  const head = heads.find((one) => stack.startsWith(`${one}\n`))
  return head === undefined ? '' : stack.slice(head.length)
}
