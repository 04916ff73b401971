import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'vite'
import { importsOf, scriptFiles, targetOf, type Import } from './imports'
import { FORBIDDEN_WORDS, nodeModule, RESERVED, RESERVED_WORDS, ROOMS, type Room } from './rooms'

/** An import or a word that a room may not use. */
export interface Breach {
  file: string
  why: string
}

/** Every breach of the table of rooms, in a folder that is laid out like the project. */
export function checkRooms(root: string): Breach[] {
  const tops = [...new Set(ROOMS.map((room) => room.folder.split('/')[0] ?? ''))]
  const files = scriptFiles(root, tops)
  const homeless = files.filter((file) => !roomOf(file))
  return [
    ...homeless.map((file): Breach => ({ file, why: 'belongs to no room' })),
    ...files.flatMap((file) => {
      const room = roomOf(file)
      return room ? breachesOf(root, room, file) : []
    }),
  ]
}

function breachesOf(root: string, room: Room, file: string): Breach[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module, errors, comments } = parseSync(file, source)
  if (errors.length > 0) return [{ file, why: `cannot be parsed: ${errors[0]?.message}` }]
  const code = comments.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), source)
  const words = RESERVED_WORDS.filter((word) => file.startsWith(`${word.folder}/`) && !word.files.includes(file))
    .filter((word) => word.pattern.test(code))
    .map((word): Breach => ({ file, why: `${word.pattern.source} is for ${word.files.join(', ')}` }))
  const forbidden = FORBIDDEN_WORDS.filter((pattern) => pattern.test(code)).map((pattern): Breach => ({
    file,
    why: `${pattern.source} is for nobody`,
  }))
  const imports = importsOf(module, source).flatMap((found) => importBreaches(room, file, found))
  return [...imports, ...words, ...forbidden]
}

function importBreaches(room: Room, file: string, { specifier, names }: Import): Breach[] {
  const breach = (why: string): Breach[] => [{ file, why }]
  if (specifier.startsWith('.')) {
    const target = targetOf(file, specifier)
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
  return ROOMS.filter((room) =>
    room.entry ? dirname(path) === room.folder : path.startsWith(`${room.folder}/`),
  ).toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
