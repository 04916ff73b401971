import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CONFIG_FILE } from './config'

/** What is packed, and how. */
export interface Packing {
  /** Only the unpacked app. */
  onlyFolder?: boolean
  /** Less tightly, for trying out. */
  quick?: boolean
  /** To be published, so signed. */
  release?: boolean
  /** On the stand-in Electron. */
  standIn?: boolean
}

const SYSTEMS: Readonly<Record<string, string>> = { win32: '--win', darwin: '--mac' }
/** Debian packages must name a page. On Windows the list of programs would show it as a link for help, so there nothing is said. */
const NO_PAGE = 'https://parley.invalid'

/** The arguments for electron-builder, besides its settings, on a system with an environment. */
export function builderArguments(
  { onlyFolder, quick, release, standIn = false }: Packing,
  platform: string = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string[] {
  const system = SYSTEMS[platform] ?? '--linux'
  const args = [system, '--config', CONFIG_FILE, '--publish', 'never']
  if (onlyFolder) args.push('--dir')
  // A run for Linux has one architecture, that of the Electron found here. Elsewhere electron-builder downloads each.
  if (system === '--linux') args.push(...packedElectron(dirname(env.PARLEY_ELECTRON ?? ''), standIn))
  if (quick) args.push('-c.deb.compression=zst')
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env
  const page = server && repository ? `${server}/${repository}` : undefined
  if (page !== undefined || system === '--linux') args.push(`-c.extraMetadata.homepage=${page ?? NO_PAGE}`)
  if (release && system !== '--linux') args.push('-c.forceCodeSigning=true')
  // Apple silicon starts no program whose signature does not match, and setting the fuses breaks Electron's own; a release is signed anew.
  if (!release && system === '--mac') args.push('-c.electronFuses.resetAdHocDarwinSignature=true')
  return args
}

function packedElectron(folder: string, standIn: boolean): string[] {
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  const args = [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`]
  // Nobody must mistake an app on an old Electron for a release.
  // oxlint-disable-next-line no-template-curly-in-string -- electron-builder fills it in
  if (standIn) args.push('-c.artifactName=${productName}-${version}-devruntime-${os}-${arch}.${ext}')
  return args
}
