import type { FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter'

/** More tests than this never hang by chance in one run. */
const HUNG_MAX = 2

/**
 * Lets a test that hung be tried once more, and no other. Once in some hundreds of starts Chromium hangs in a process of its own; such a test runs out of time,
 * passes at the second try, and is named here. A test that gave a wrong answer fails the run, whatever its second try says.
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
    const isWrong = hung.length < again.length || hung.length > HUNG_MAX
    return { status: isWrong && result.status === 'passed' ? 'failed' : result.status }
  }

  printsToStdio(): boolean {
    return false
  }
}

function tell(what: string, test: TestCase): void {
  const [first] = test.results
  console.error(
    `${what}: ${test.titlePath().filter(Boolean).join(' › ')}\n${(first?.errors ?? []).map(({ message }) => message).join('\n')}`,
  )
}

const isHung = (test: TestCase) => test.results[0]?.status === 'timedOut'
