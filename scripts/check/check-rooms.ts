import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'vite'
import { FORBIDDEN_WORDS, nodeModule, RESERVED, RESERVED_WORDS, ROOMS, type Room } from './rooms'

/** A use of something that a room may not use. */
export interface Breach {
  file: string
  why: string
}

interface Import {
  specifier: string
  names: readonly string[]
}

/** Every breach of the table of rooms under a folder that is laid out like the project. */
export function checkRooms(root: string): Breach[] {
  const homeless = scriptFiles(root).filter((file) => !roomOf(file))
  return [
    ...homeless.map((file): Breach => ({ file, why: 'belongs to no room' })),
    ...ROOMS.flatMap((room) =>
      scriptFiles(root)
        .filter((file) => roomOf(file) === room)
        .flatMap((file) => breachesOf(root, room, file)),
    ),
  ]
}

/** Every file of code, in whatever dialect, in the folders that hold the rooms. */
function scriptFiles(root: string): string[] {
  const tops = [...new Set(ROOMS.map((room) => room.folder.split('/')[0] ?? ''))]
  return tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  )
}

function breachesOf(root: string, room: Room, file: string): Breach[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module, errors, comments } = parseSync(file, source)
  if (errors.length > 0) return [{ file, why: `cannot be parsed: ${errors[0]?.message}` }]
  const code = comments.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), source)
  const words = RESERVED_WORDS.filter((word) => word.folder === room.folder && !word.files.includes(file))
    .filter((word) => word.pattern.test(code))
    .map((word): Breach => ({ file, why: `${word.pattern.source} is for ${word.files.join(', ')}` }))
  const forbidden = FORBIDDEN_WORDS.filter((pattern) => pattern.test(code)).map((pattern): Breach => ({
    file,
    why: `${pattern.source} is for nobody`,
  }))
  const imports = importsOf(module, source).flatMap((found) => importBreaches(room, file, found))
  return [...imports, ...words, ...forbidden]
}

/** Everything that a file imports or re-exports, types included: a type is a dependency too. */
function importsOf(module: ReturnType<typeof parseSync>['module'], source: string): Import[] {
  const named = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    names: found.entries.map((entry) => entry.importName.name ?? '*'),
  }))
  const exported = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, names: [entry.importName.name ?? '*'] }] : [],
    ),
  )
  // What is not a plain string stays in its quotes or as an expression, and is no module that any room may use.
  const dynamic = module.dynamicImports.map((found) => ({
    specifier: source.slice(found.moduleRequest.start, found.moduleRequest.end).replaceAll(/^['"]|['"]$/g, ''),
    names: ['*'],
  }))
  return [...named, ...exported, ...dynamic]
}

function importBreaches(room: Room, file: string, { specifier, names }: Import): Breach[] {
  const breach = (why: string): Breach[] => [{ file, why }]
  if (specifier.startsWith('.')) {
    const target = join(dirname(file), specifier).split(sep).join('/')
    const owner = roomOf(target)
    if (owner === room || (owner && room.rooms.includes(owner.folder))) return []
    return breach(`${room.folder} may not use ${target}`)
  }
  const builtin = nodeModule(specifier)
  const reserved = RESERVED.filter(
    (rule) => rule.module === (builtin ?? packageOf(specifier)) && !rule.files.includes(file),
  ).find((rule) => rule.names === undefined || names.some((name) => name === '*' || rule.names?.includes(name)))
  if (reserved)
    return breach(`${reserved.names?.join(', ') ?? reserved.module} is for ${reserved.files.join(', ') || 'nobody'}`)
  const isLock = RESERVED.some((rule) => rule.module === builtin && rule.files.includes(file))
  if (builtin !== undefined) {
    return room.node.includes(builtin) || isLock ? [] : breach(`${room.folder} may not use node:${builtin}`)
  }
  return room.packages.includes(packageOf(specifier))
    ? []
    : breach(`${room.folder} may not use the package ${specifier}`)
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => path.startsWith(`${room.folder}/`)).toSorted(
    (a, b) => b.folder.length - a.folder.length,
  )[0]
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
