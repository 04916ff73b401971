import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'vite'
import { nodeModule, RESERVED, RESERVED_WORDS, ROOMS, type Room } from './rooms'

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
  return ROOMS.flatMap((room) => filesOf(root, room).flatMap((file) => breachesOf(root, room, file)))
}

/** The TypeScript files of a room, without those of a room inside it. */
function filesOf(root: string, room: Room): string[] {
  const inner = ROOMS.filter((other) => other.folder.startsWith(`${room.folder}/`)).map((other) => `${other.folder}/`)
  return readdirSync(join(root, room.folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !inner.some((folder) => file.startsWith(folder)))
}

function breachesOf(root: string, room: Room, file: string): Breach[] {
  const source = readFileSync(join(root, file), 'utf8')
  const words = RESERVED_WORDS.filter((word) => word.folder === room.folder && !word.files.includes(file))
    .filter((word) => word.pattern.test(withoutComments(source)))
    .map((word): Breach => ({ file, why: `${word.pattern.source} is for ${word.files.join(', ')}` }))
  return [...importsOf(file, source).flatMap((found) => importBreaches(room, file, found)), ...words]
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
}

/** Everything that a file imports, requires or re-exports, types included: a type is a dependency too. */
function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const named = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    names: found.entries.map((entry) => entry.importName.name ?? '*'),
  }))
  const exported = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, names: [entry.importName.name ?? '*'] }] : [],
    ),
  )
  const dynamic = module.dynamicImports.map((found) => ({
    specifier: source.slice(found.moduleRequest.start, found.moduleRequest.end).replaceAll(/^['"`]|['"`]$/g, ''),
    names: ['*'],
  }))
  const required = [...withoutComments(source).matchAll(/\brequire\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => ({
    specifier: match[1] ?? '',
    names: ['*'],
  }))
  return [...named, ...exported, ...dynamic, ...required]
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
