import { resolve } from 'node:path'

/** The value of an option, given as `--name=value` or `--name value`. */
function argumentOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`))
  const given = argv[at]
  const value = given === name ? argv[at + 1] : given?.slice(name.length + 1)
  return value === '' ? undefined : value
}

/** The desk that a command line asks for, relative to the folder where it was given. */
export function deskOf(argv: readonly string[], from: string): string | undefined {
  const given = argumentOf(argv, '--desk')
  return given === undefined ? undefined : resolve(from, given)
}
