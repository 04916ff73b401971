import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../../helpers/desks/sample'

interface Step {
  name?: string
  if?: string
  uses?: string
  run?: string
  env?: Record<string, string>
  with?: Record<string, unknown>
}
const text = readFileSync(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8')
const workflow = parse(text) as {
  on: { push: { tags: string[] } }
  jobs: Record<
    'pack' | 'msi' | 'try-msi' | 'draft',
    { strategy?: { matrix: { os: string[] } }; needs?: string | string[]; steps: Step[] }
  >
}
const steps = workflow.jobs.pack.steps
const at = (part: string) => steps.findIndex(({ run }) => run?.includes(part))

describe('the release workflow', () => {
  it('packs on a tag, on each system, and drafts a release only from tested packages', () => {
    expect(workflow.on.push.tags).toEqual(['v*'])
    const systems = workflow.jobs.pack.strategy?.matrix.os.map((os) => os.split('-')[0])
    expect(systems).toEqual(['ubuntu', 'windows', 'macos'])
    const order = [
      'scripts/setup/install.mjs',
      'electron/install.js',
      'npm test',
      'npm run dist -- --release',
      'devruntime',
      'scripts/packing/smoke.ts',
    ].map(at)
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(steps.at(-1)?.uses).toMatch(/^actions\/upload-artifact@/)
    expect(workflow.jobs.draft.needs).toEqual(['pack', 'try-msi'])
    expect([workflow.jobs['try-msi'].needs, workflow.jobs.msi.needs]).toEqual(['msi', 'pack'])
    expect(workflow.jobs.draft.steps.map(({ run }) => run).join('\n')).toMatch(
      /SHA256SUMS[\s\S]*gh release create [^\n]*--draft/,
    )
  })

  it('tests on every system before it packs there, and installs the packages once', () => {
    expect(steps[at('npm test')]?.if).toBeUndefined()
    expect(text).not.toContain('npm ci')
  })

  it('makes the MSI from the signed zip, signs it, and tries it out on Windows', () => {
    const runs = workflow.jobs.msi.steps.map(({ run = '' }) => run)
    expect(runs.findIndex((run) => run.includes('make-msi.ts'))).toBeLessThan(
      runs.findIndex((run) => run.includes('osslsigncode sign')),
    )
    expect(workflow.jobs['try-msi'].steps.at(-1)?.run).toContain('try-msi.ts')
  })

  it('exposes its secrets only to the signing steps', () => {
    const others = steps.filter((_, index) => index !== at('npm run dist -- --release'))
    expect(JSON.stringify(steps)).toContain('secrets.')
    expect(JSON.stringify(others)).not.toContain('secrets.')
    for (const job of [workflow.jobs.draft, workflow.jobs['try-msi']])
      expect(JSON.stringify(job)).not.toContain('secrets.')
    const seen = workflow.jobs.msi.steps.filter((step) => JSON.stringify(step).includes('secrets.'))
    expect(seen.map(({ name }) => name)).toEqual(['Sign'])
  })

  it('pins actions by major version, and uses Node 24', () => {
    const used = Object.values(workflow.jobs)
      .flatMap(({ steps: all }) => all)
      .flatMap(({ uses }) => uses ?? [])
    expect(used.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([])
    expect(steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).toMatchObject({ 'node-version': 24 })
  })
})
