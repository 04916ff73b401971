import { readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { parseSync } from 'vite'

/** A module that a file imports, and the imported names. */
export interface Import {
  specifier: string
  names: readonly string[]
}

/** Every code file, in any dialect, in these folders of `root`, as paths with forward slashes. */
export function scriptFiles(root: string, tops: readonly string[]): string[] {
  return tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
}

/** The path that a relative specifier of `file` names, without an ending. */
export function targetOf(file: string, specifier: string): string {
  return join(dirname(file), specifier).split(sep).join('/')
}

/** Everything that a file imports or re-exports, types included: a type is a dependency too. */
export function importsOf(module: ReturnType<typeof parseSync>['module'], source: string): Import[] {
  const named = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    names: found.entries.map((entry) => entry.importName.name ?? '*'),
  }))
  const exported = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, names: [entry.importName.name ?? '*'] }] : [],
    ),
  )
  // Anything but a plain string keeps its quotes or stays an expression, so no room may use it.
  const dynamic = module.dynamicImports.map((found) => ({
    specifier: source.slice(found.moduleRequest.start, found.moduleRequest.end).replaceAll(/^['"]|['"]$/g, ''),
    names: ['*'],
  }))
  return [...named, ...exported, ...dynamic]
}
