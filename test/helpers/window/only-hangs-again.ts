import type { FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter'
import { readFileSync } from 'node:fs'

/** More tests than this never hang by chance in one run. */
const HUNG_MAX = 2
/** The part of a page's description that is enough to see what it showed, in characters. */
const SHOWN = 4000

/**
 * Lets a test that hung be tried once more, and no other. Once in some hundreds of starts Chromium hangs in a process of its own; such a test runs out of time,
 * passes at the second try, and is named here. A test that gave a wrong answer fails the run, whatever its second try says; only in the long suites,
 * which are there for the network too, may it be tried again like one that hung.
 */
export default class OnlyHangsAgain implements Reporter {
  #root: Suite | undefined

  onBegin(_config: unknown, suite: Suite): void {
    this.#root = suite
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const tests = this.#root?.allTests() ?? []
    const again = tests.filter((test) => test.outcome() === 'flaky')
    const hung = again.filter(isHung)
    for (const test of tests.filter((one) => one.outcome() === 'unexpected')) tell('failed', test)
    for (const test of again)
      tell(isHung(test) ? 'hung once, and passed when tried again' : 'failed, though it then passed', test)
    // Hundreds of tests two at a time, or under a trace that stops the app's processes at each call: a wait may run out before its test does.
    const mayRunOut = process.env.PARLEY_TRIES_AGAIN === '1'
    const isWrong = again.length > HUNG_MAX || (hung.length < again.length && !mayRunOut)
    return { status: isWrong && result.status === 'passed' ? 'failed' : result.status }
  }

  printsToStdio(): boolean {
    return false
  }
}

function tell(what: string, test: TestCase): void {
  const [first] = test.results
  console.error(
    `${what}: ${test.titlePath().filter(Boolean).join(' › ')}\n${(first?.errors ?? []).map(({ message }) => message).join('\n')}\n${shownBy(test)}`,
  )
}

/** The page as it was when the test failed first, so that a failure elsewhere can be understood from the output alone. */
function shownBy(test: TestCase): string {
  const { path } = test.results[0]?.attachments.find(({ name }) => name === 'error-context') ?? {}
  const [, page = ''] = path === undefined ? [] : (/```yaml\n([\s\S]*?)\n```/.exec(readFileSync(path, 'utf8')) ?? [])
  return page.slice(0, SHOWN)
}

const isHung = (test: TestCase) => test.results[0]?.status === 'timedOut'
