import { readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { Visitor, type parseSync } from 'vite'

/** A module that a file imports, and the imported names. */
export interface Import {
  specifier: string
  names: readonly string[]
}

/** Every code file, in any dialect, in these folders of `root`, as paths with forward slashes. */
export const scriptFiles = (root: string, tops: readonly string[]) => filesIn(root, tops, /\.[cm]?[jt]sx?$/)

/** Every style sheet, likewise. */
export const styleFiles = (root: string, tops: readonly string[]) => filesIn(root, tops, /\.css$/)

function filesIn(root: string, tops: readonly string[], ending: RegExp): string[] {
  return tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
}

/** The path that a relative specifier of `file` names, without an ending. */
export function targetOf(file: string, specifier: string): string {
  return join(dirname(file), specifier).split(sep).join('/')
}

/** Everything that a file imports or re-exports, types included: a type is a dependency too. */
export function importsOf({ module, program }: ReturnType<typeof parseSync>, source: string): Import[] {
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
  return [...named, ...exported, ...dynamic, ...unlisted(program)]
}

/** The imports that the parser does not list: `import('…').Type`, `export {} from '…'`, `declare module '…'`. */
function unlisted(program: ReturnType<typeof parseSync>['program']): Import[] {
  const found: Import[] = []
  const add = (specifier: string) => found.push({ specifier, names: ['*'] })
  new Visitor({
    TSImportType: ({ source }) => add(source.value),
    ExportNamedDeclaration: ({ source, specifiers }) => {
      if (source && specifiers.length === 0) add(source.value)
    },
    TSModuleDeclaration: ({ id }) => {
      if (id.type === 'Literal') add(id.value)
    },
  }).visit(program)
  return found
}

/** The files that a style sheet takes styles from. */
export function styleImports(source: string): string[] {
  const found = source.matchAll(/(?:\bfrom|@import(?:\s+url\()?)\s*['"]([^'"]+)['"]/g)
  return [...found].map(([, specifier = '']) => specifier)
}
