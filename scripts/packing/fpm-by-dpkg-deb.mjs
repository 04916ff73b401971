#!/usr/bin/env node
// Replaces fpm when electron-builder makes a Debian package, and makes it with dpkg-deb: for systems without fpm. Knows the
// arguments that electron-builder passes, and refuses any other rather than ignore it.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const VALUED = new Set(
  (
    '-s -t -d --deb-recommends --deb-compression --deb-priority --architecture --after-install --after-remove --description ' +
    '--version --package --name --maintainer --vendor --url --category --license --log'
  ).split(' '),
)

/** Parses the options, each with all its values, and the files: [file or folder, place in the package]. */
function read(args) {
  const options = {}
  const contents = []
  const left = [...args]
  while (left.length > 0) {
    const argument = left.shift()
    if (argument === '--force' || argument === '--debug') continue
    if (VALUED.has(argument)) (options[argument] ??= []).push(left.shift())
    else if (/^[^-].*=\//s.test(argument)) contents.push(argument.split(/=(?=\/)/))
    else throw new Error(`${argument} is not understood`)
  }
  return { options, contents }
}

/** Sets the modes that Debian wants: everybody may read and only the owner may write. */
function settle(path) {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return 0
  if (!stat.isDirectory()) {
    chmodSync(path, stat.mode & 0o111 ? 0o755 : 0o644)
    return stat.size
  }
  chmodSync(path, 0o755)
  return readdirSync(path).reduce((sum, name) => sum + settle(join(path, name)), 4096)
}

function control(options, bytes) {
  const one = (name) => options[name]?.[0] ?? ''
  const many = (name) => (options[name] ?? []).join(', ')
  // The first line is the synopsis. The others begin with a space; an empty one becomes a dot.
  const [synopsis = '', ...rest] = one('--description').split('\n')
  const description = [synopsis.trim(), ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n')
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    License: one('--license'),
    Vendor: one('--vendor'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': String(Math.ceil(bytes / 1024)),
    Depends: many('-d'),
    Recommends: many('--deb-recommends'),
    Section: one('--category') || 'misc',
    Priority: one('--deb-priority') || 'optional',
    Homepage: one('--url'),
    Description: description,
  }
  const lines = Object.entries(fields).filter(([, value]) => value !== '')
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`
}

function build({ options, contents }) {
  const [source, target] = [options['-s']?.[0], options['-t']?.[0]]
  if (source !== 'dir' || target !== 'deb')
    throw new Error(`only a folder can be made a deb here, not ${source} a ${target}`)
  const root = mkdtempSync(join(tmpdir(), 'parley-deb-'))
  try {
    for (const [from, to] of contents) {
      mkdirSync(dirname(join(root, to)), { recursive: true })
      cpSync(from, join(root, to), { recursive: true, verbatimSymlinks: true })
    }
    const bytes = settle(root)
    mkdirSync(join(root, 'DEBIAN'))
    writeFileSync(join(root, 'DEBIAN', 'control'), control(options, bytes))
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      const [script] = options[option] ?? []
      if (script) writeFileSync(join(root, 'DEBIAN', name), readFileSync(script), { mode: 0o755 })
    }
    const asked = options['--deb-compression']?.[0] ?? 'xz'
    // Two of fpm's names are not dpkg-deb's.
    const compression = { gz: 'gzip', zst: 'zstd' }[asked] ?? asked
    const level = process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ?? '6'
    const args = ['--root-owner-group', `-Z${compression}`, `-z${level}`, '--build', root, options['--package'][0]]
    const { status, error } = spawnSync('dpkg-deb', args, { stdio: ['ignore', 'inherit', 'inherit'] })
    if (error) throw error
    return status ?? 1
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

try {
  process.exitCode = build(read(process.argv.slice(2)))
} catch (error) {
  console.error(`fpm-by-dpkg-deb: ${error.message}`)
  process.exitCode = 1
}
