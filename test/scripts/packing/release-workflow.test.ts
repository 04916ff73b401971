import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../../helpers/desks/sample'

interface Step {
  name?: string
  uses?: string
  run?: string
  env?: Record<string, string>
  with?: Record<string, unknown>
}
const text = readFileSync(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8')
const workflow = parse(text) as {
  on: { push: { tags: string[] } }
  jobs: Record<'pack' | 'draft', { strategy?: { matrix: { os: string[] } }; needs?: string; steps: Step[] }>
}
const steps = workflow.jobs.pack.steps
const at = (part: string) => steps.findIndex(({ run }) => run?.includes(part))

describe('the release workflow', () => {
  it('packs on a tag, on each system, and drafts a release only from tested packages', () => {
    expect(workflow.on.push.tags).toEqual(['v*'])
    const systems = workflow.jobs.pack.strategy?.matrix.os.map((os) => os.split('-')[0])
    expect(systems).toEqual(['ubuntu', 'windows', 'macos'])
    const order = [
      'npm ci',
      'electron/install.js',
      'npm test',
      'npm run dist -- --release',
      'devruntime',
      'scripts/packing/smoke.ts',
    ].map(at)
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(steps.at(-1)?.uses).toMatch(/^actions\/upload-artifact@/)
    expect(workflow.jobs.draft.needs).toBe('pack')
    expect(workflow.jobs.draft.steps.map(({ run }) => run).join('\n')).toMatch(
      /SHA256SUMS[\s\S]*gh release create [^\n]*--draft/,
    )
  })

  it('exposes its secrets only to the signing step', () => {
    const others = steps.filter((_, index) => index !== at('npm run dist -- --release'))
    expect(JSON.stringify(steps)).toContain('secrets.')
    expect(JSON.stringify(others)).not.toContain('secrets.')
    expect(JSON.stringify(workflow.jobs.draft)).not.toContain('secrets.')
  })

  it('pins actions by major version, and uses Node 24', () => {
    const used = [...steps, ...workflow.jobs.draft.steps].flatMap(({ uses }) => uses ?? [])
    expect(used.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([])
    expect(steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).toMatchObject({ 'node-version': 24 })
  })
})
