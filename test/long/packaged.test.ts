import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LINUX_SIZES } from '../../scripts/icons/icon-set'
import { CLI, temporaryFolder } from '../helpers/desks/sample'
import { mainFileOf, recordsText } from '../helpers/files/desk-files'
import { exportBrief, doMainJob } from '../helpers/packaged/main-job'
import { packedOnce, type Packed } from '../helpers/packaged/packed-once'
import { acceptSaveDialog } from '../helpers/packaged/save-dialog'
import { openSample, startPackaged, unexpectedOutput, type Packaged } from '../helpers/packaged/start-packaged'

let packed: Packed
beforeAll(() => {
  packed = packedOnce()
}, 600_000)

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} (${status}):\n${stdout}\n${stderr}`)
  return stdout
}
const isRoot = process.getuid?.() === 0

/** Checks that neither the app's output nor the page's console has an unexpected line. */
function expectQuiet(app: Packaged): void {
  expect(app.messages).toEqual([])
  expect(unexpectedOutput(app.output())).toEqual([])
}

describe('the packaged app', () => {
  it('does the main job through its window alone, and reopens the same desk', async () => {
    const first = await startPackaged(packed.executable)
    await doMainJob(first.page)
    const pdf = join(first.home, 'the brief.pdf')
    await exportBrief(first.page, pdf, (path) => acceptSaveDialog(first, path))
    const folder = join(first.home, 'Parley', 'Japan-US tariff talks, June 2025')
    // The command line makes the same bytes from the same desk: there is one press, packaged or not.
    const same = join(first.home, 'same.pdf')
    run(process.execPath, CLI, 'memo', '--desk', folder, '--out', same)
    expect(readFileSync(pdf).equals(readFileSync(same))).toBe(true)
    expect(await recordsText(folder)).toContain('Ask about the quota')
    expectQuiet(first)
    expect(await first.quit()).toBe(0)
    const second = await startPackaged(packed.executable, { home: first.home })
    await second.page.getByRole('heading', { name: 'Coming up' }).waitFor()
    await second.page.getByRole('banner').getByText('Japan–US tariff talks').waitFor()
    // The fonts come from the package: real files beside the archive, served by the app.
    const faces = await second.page.evaluate(async () => {
      const found = await document.fonts.load('16px "Noto Sans"')
      return found.map(({ status }) => status)
    })
    expect(faces).toEqual(['loaded'])
    expectQuiet(second)
    await second.close()
  })

  it('runs no injected script, and accepts no debugger', async () => {
    const folder = temporaryFolder()
    const script = join(folder, 'script.cjs')
    const proof = join(folder, 'it-ran')
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')`)
    spawnSync(packed.executable, ['--no-sandbox', script], {
      env: { PATH: process.env.PATH, HOME: folder, ELECTRON_RUN_AS_NODE: '1' },
      timeout: 5000,
    })
    expect(existsSync(proof)).toBe(false)
    const app = await startPackaged(packed.executable, {
      env: { NODE_OPTIONS: `--require ${script}` },
      args: ['--inspect=0', `--require=${script}`],
    })
    await app.page.getByLabel('Name').waitFor()
    expect(existsSync(proof)).toBe(false)
    expect(app.output()).not.toContain('Debugger listening')
    await app.close()
  })

  it('matches its checksums', () => {
    expect(
      run('sh', '-c', `cd ${JSON.stringify(join(packed.checksums, '..'))} && sha256sum --check --strict SHA256SUMS`),
    ).toMatch(/\.deb: OK[\s\S]*\.tar\.gz: OK/)
    expect(packed.seconds).toBeLessThan(240)
  })
})

describe('the archive', () => {
  it('unpacks, and starts for an ordinary user with the operating system’s sandbox', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-tar-'))
    try {
      run('tar', 'xzf', packed.tarGz, '-C', folder)
      chmodSync(folder, 0o755)
      const [name = ''] = readdirSync(folder)
      const app = await startPackaged(join(folder, name, 'parley'), { ordinary: isRoot })
      await openSample(app.page)
      const renderers = app.processes().filter(({ type }) => type === 'renderer')
      expect(renderers.map(({ seccomp }) => seccomp)).toEqual([2])
      expectQuiet(app)
      await app.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the Debian package', () => {
  const installed = () =>
    /^Status: install ok installed/m.test(spawnSync('dpkg', ['-s', 'parley'], { encoding: 'utf8' }).stdout)
  let root = ''

  beforeAll(() => {
    if (!isRoot) {
      // Only root can install a package; without root the test unpacks it and starts the app.
      root = mkdtempSync(join(tmpdir(), 'parley-deb-'))
      run('dpkg-deb', '-x', packed.deb, root)
      return
    }
    if (installed()) throw new Error('Parley is installed on this machine: this test would remove it')
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', packed.deb)
  }, 300_000)
  afterAll(() => {
    if (root !== '') rmSync(root, { recursive: true })
    else if (isRoot && installed()) run('dpkg', '--purge', 'parley')
  })

  it('puts the app into the menu, with an icon of every size', () => {
    const entry = readFileSync(`${root}/usr/share/applications/parley.desktop`, 'utf8')
    const value = (key: string) =>
      entry
        .split('\n')
        .find((line) => line.startsWith(`${key}=`))
        ?.slice(key.length + 1)
    expect(value('Name')).toBe('Parley')
    expect(value('Exec')).toBe('/opt/Parley/parley %U')
    expect(value('Icon')).toBe('parley')
    expect(value('StartupWMClass')).toBe('parley')
    expect(value('Categories')).toBe('Office;')
    expect(value('Comment[ja]')).toContain('通商交渉')
    for (const size of LINUX_SIZES) {
      expect(existsSync(`${root}/usr/share/icons/hicolor/${size}x${size}/apps/parley.png`), String(size)).toBe(true)
    }
    const fields = run('dpkg-deb', '--field', packed.deb)
    for (const name of ['libgbm1', 'libdrm2', 'libasound2 | libasound2t64']) expect(fields).toContain(name)
    expect(fields).toMatch(/^Maintainer: The Parley developers <noreply@parley\.invalid>$/m)
  })

  it('starts, and its removal leaves only the user’s own files', async () => {
    const app = await startPackaged(isRoot ? '/usr/bin/parley' : `${root}/opt/Parley/parley`)
    await openSample(app.page)
    expectQuiet(app)
    expect(await app.quit()).toBe(0)
    if (isRoot) {
      const files = run('dpkg', '-L', 'parley')
        .split('\n')
        .filter((path) => /parley/i.test(path))
      expect(files.length).toBeGreaterThan(40)
      run('dpkg', '--purge', 'parley')
      expect(installed()).toBe(false)
      const left = [...files, '/opt/Parley', '/usr/bin/parley', '/etc/alternatives/parley', '/etc/apparmor.d/parley']
      expect(left.filter(existsSync)).toEqual([])
    }
    expect(existsSync(mainFileOf(join(app.home, 'Parley', 'Japan-US tariff talks, June 2025')))).toBe(true)
    expect(existsSync(join(app.home, 'user-data', 'settings.json'))).toBe(true)
    rmSync(app.home, { recursive: true })
  })
})
