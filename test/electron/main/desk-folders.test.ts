import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dropboxFoldersOf, mountsOf, syncedBy, type SyncFacts } from '../../../electron/files/synced-by'
import { ChosenFolders } from '../../../electron/main/chosen-folders'
import { deskOf } from '../../../electron/main/command-line'
import { folderStateOf, sameFolder } from '../../../electron/main/desk-folders'
import { openingPlace } from '../../../electron/main/window-state'
import { copyOfSample, temporaryFolder } from '../../helpers/desks/sample'
import { itUnless, NO_LINKS } from '../../helpers/left-out'

const facts = (given: Partial<SyncFacts> = {}): SyncFacts => ({
  platform: 'linux',
  home: '/home/kato',
  oneDriveFolders: [],
  dropboxFolders: [],
  mounts: [],
  ...given,
})
const mac = facts({ platform: 'darwin', home: '/Users/kato' })
const windows = facts({
  platform: 'win32',
  home: String.raw`C:\Users\kato`,
  oneDriveFolders: [String.raw`C:\Users\kato\Sync\Work`],
})

describe('the program that copies a folder elsewhere', () => {
  it.each([
    ['/home/kato/Parley/desk', undefined, facts()],
    ['/home/kato/Dropbox/desk', 'dropbox', facts()],
    ['/home/kato/Dropbox (Ministry)/desk', 'dropbox', facts()],
    ['/home/kato/Dropboxes/desk', undefined, facts()],
    ['/data/box/desk', 'dropbox', facts({ dropboxFolders: ['/data/box'] })],
    ['/data/boxes/desk', undefined, facts({ dropboxFolders: ['/data/box'] })],
    ['/home/kato/OneDrive - Ministry/desk', 'onedrive', facts()],
    ['/Users/kato/Library/Mobile Documents/com~apple~CloudDocs/desk', 'icloud', mac],
    ['/Users/kato/Library/CloudStorage/GoogleDrive-kato@example.org/My Drive/desk', 'google-drive', mac],
    ['/Users/kato/Library/CloudStorage/OneDrive-Ministry/desk', 'onedrive', mac],
    ['/Users/kato/Library/CloudStorage/Dropbox/desk', 'dropbox', mac],
    ['/Users/kato/Documents/desk', undefined, mac],
    [String.raw`C:\Users\kato\onedrive\desk`, 'onedrive', windows],
    [String.raw`c:\users\KATO\sync\work\desk`, 'onedrive', windows],
    [String.raw`G:\My Drive\desk`, 'google-drive', windows],
    [String.raw`G:\マイドライブ\desk`, 'google-drive', windows],
    [String.raw`C:\Users\kato\iCloudDrive\desk`, 'icloud', windows],
    [String.raw`\\server\share\desk`, 'network', windows],
    [String.raw`\\?\C:\Users\kato\desk`, undefined, windows],
    [String.raw`C:\Users\kato\Parley\desk`, undefined, windows],
  ] as const)('is recognised for %s: %s', (directory, expected, machine) =>
    expect(syncedBy(directory, machine)).toBe(expected),
  )

  it('is the network for a network drive, but not for a drive of this machine that is mounted inside it', () => {
    const mounts = mountsOf(
      [
        '/dev/sda1 / ext4 rw 0 0',
        'server:/home /mnt/team\\040drive nfs4 rw 0 0',
        '/dev/sdb1 /mnt/team\\040drive/local ext4 rw 0 0',
        '//s/x /mnt/cifs cifs rw 0 0',
        '',
      ].join('\n'),
    )
    const at = (directory: string) => syncedBy(directory, facts({ mounts }))
    expect(at('/mnt/team drive/desk')).toBe('network')
    expect(at('/mnt/cifs')).toBe('network')
    expect(at('/mnt/team drive/local/desk')).toBeUndefined()
    expect(at('/mnt/team drives')).toBeUndefined()
  })

  it('is Dropbox for any folder in Dropbox’s own file, whatever else the file holds', () => {
    expect(dropboxFoldersOf('{"personal":{"path":"/a"},"business":{"path":"/b","host":1}}')).toEqual(['/a', '/b'])
    for (const text of ['', '{', 'null', '{"personal":null}', '{"personal":{"path":3}}'])
      expect(dropboxFoldersOf(text)).toEqual([])
  })
})

describe('a folder for a desk', () => {
  it('is judged by its content', async () => {
    const home = temporaryFolder()
    mkdirSync(join(home, 'empty'))
    mkdirSync(join(home, 'full'))
    writeFileSync(join(home, 'full', 'letter.txt'), '')
    const machine = facts({ home })
    const state = async (path: string) => (await folderStateOf(resolve(home, path), machine)).state
    expect(await state('new/desk')).toBe('free')
    expect(await state('empty')).toBe('free')
    expect(await state('full')).toBe('not-empty')
    expect(await state('full/letter.txt')).toBe('unusable')
    expect(await state('full/letter.txt/desk')).toBe('unusable')
    // Too long a name for any system; Windows has a word for it.
    expect(['unusable', 'bad-name']).toContain(await state('x'.repeat(400)))
    expect(await state(await copyOfSample())).toBe('desk')
  })

  it.each(['a?b', 'CON', 'dot.'])('is not free on Windows under a name that it refuses: %s', async (name) => {
    const home = temporaryFolder()
    const on = async (isWindows: boolean) => (await folderStateOf(join(home, name), facts({ home }), isWindows)).state
    expect([await on(true), await on(false)]).toEqual(['bad-name', 'free'])
  })

  itUnless(NO_LINKS, 'is recognised as synchronised through a link, and before it exists', async () => {
    const home = temporaryFolder()
    mkdirSync(join(home, 'Dropbox'))
    symlinkSync(join(home, 'Dropbox'), join(home, 'work'))
    expect(await folderStateOf(join(home, 'work/new/desk'), facts({ home }))).toMatchObject({
      state: 'free',
      syncedBy: 'dropbox',
    })
    expect(await sameFolder(join(home, 'Dropbox'), join(home, 'work'))).toBe(true)
    expect(await sameFolder(join(home, 'Dropbox'), home)).toBe(false)
    expect(await sameFolder(join(home, 'nothing'), join(home, 'nothing else'))).toBe(false)
  })

  it('is relative to the current folder on the command line', () => {
    expect(deskOf(['parley', '--desk', 'x/../desk'], '/work')).toBe(resolve('/work/desk'))
    expect(deskOf(['parley', '--lang=ja', '--desk=/desk'], '/work')).toBe(resolve('/desk'))
    expect(deskOf(['parley', '--desk'], '/work')).toBeUndefined()
    expect(deskOf(['parley', '--desk='], '/work')).toBeUndefined()
    expect(deskOf(['parley', '.'], '/work')).toBeUndefined()
  })
})

describe('a chosen folder', () => {
  it('has one token, and no path is one', () => {
    const folders = new ChosenFolders()
    const token = folders.tokenOf('/home/kato/desk')
    expect(folders.tokenOf('/home/kato/desk')).toBe(token)
    expect(folders.tokenOf('/home/kato/another')).not.toBe(token)
    expect(folders.folderOf(token)).toBe('/home/kato/desk')
    for (const guessed of ['/home/kato/desk', String.raw`\\host\share`, '__proto__', ''])
      expect(() => folders.folderOf(guessed)).toThrow('place-unknown')
  })
})

describe('the place of a window', () => {
  const screens = [
    { x: 0, y: 25, width: 1440, height: 875 },
    { x: 1440, y: 0, width: 1920, height: 1080 },
  ]
  const place = (x: number, y: number) => ({ x, y, width: 1000, height: 700, maximized: false })

  it('is its last one, on any screen', () => {
    expect(openingPlace(place(1500, 30), screens, false)).toMatchObject({ x: 1500, y: 30, width: 1000 })
    expect(openingPlace(place(2300, 380), screens, false)).toEqual({ x: 2300, y: 380, width: 1000, height: 700 })
  })

  it('is whole on its screen: moved if a part was outside, smaller if the screen is', () => {
    expect(openingPlace(place(-600, 30), screens, false)).toEqual({ x: 0, y: 30, width: 1000, height: 700 })
    expect(openingPlace(place(900, 400), screens, false)).toEqual({ x: 1440, y: 380, width: 1000, height: 700 })
    const huge = { x: 40, y: 40, width: 3840, height: 2160, maximized: false }
    expect(openingPlace(huge, screens.slice(0, 1), false)).toEqual(screens[0])
    expect(openingPlace({ ...huge, x: 1500 }, screens, false)).toEqual(screens[1])
    expect(openingPlace({ ...huge, x: 5000 }, screens, false)).toEqual({ width: 1440, height: 875 })
    for (const further of [true, false])
      expect(openingPlace({ ...place(0, 25), width: 1440, height: 875 }, screens, further)).toEqual(screens[0])
  })

  it('is the middle of the screen if its last one cannot be reached', () => {
    for (const lost of [place(3400, 30), place(-990, 30), place(0, 890), place(100, -200)])
      expect(openingPlace(lost, screens, false)).toEqual({ width: 1000, height: 700 })
  })

  it('fits on the first start, is never too small, and a further one appears beside the first', () => {
    expect(openingPlace(undefined, [{ x: 0, y: 0, width: 1024, height: 700 }], false)).toEqual({
      width: 1024,
      height: 700,
    })
    expect(openingPlace({ ...place(0, 30), width: 10, height: 10 }, screens, false)).toMatchObject({
      width: 560,
      height: 420,
    })
    expect(openingPlace(place(100, 100), screens, true)).toMatchObject({ x: 128, y: 128 })
  })
})
