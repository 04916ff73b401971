import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import { Jobs, type Job } from '../../../../electron/desk/services/jobs'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error instanceof ParleyError ? error.code : String(error)),
  )

/** Work that waits until `go` resolves or the job is canceled. */
const waiting = (go: Promise<unknown>) => async (job: Job<number>) => {
  await Promise.race([go, new Promise((resolve) => job.signal.addEventListener('abort', resolve))])
  job.refuseIfCanceled()
  return 'done'
}

describe('a job', () => {
  it('resolves with the result of its work, reports its progress, and ends once', async () => {
    const jobs = new Jobs()
    const heard: unknown[] = []
    let late: Job<number> | undefined
    const work = async (job: Job<number>) => {
      late = job
      await Promise.resolve()
      job.progress(1)
      job.progress(2)
      return 'done'
    }
    const hears = { progress: (n: number) => heard.push(n), ended: () => heard.push('ended') }
    expect(await jobs.run('one', work, hears)).toBe('done')
    late?.progress(3)
    expect(heard).toEqual([1, 2, 'ended'])
  })

  it('can be canceled by its name from the start, and no other job with it', async () => {
    const jobs = new Jobs()
    const ended: string[] = []
    const never = new Promise(() => undefined)
    const one = jobs.run('one', waiting(never), { ended: () => ended.push('one') })
    const other = jobs.run('other', waiting(never), { ended: () => ended.push('other') })
    jobs.cancel('one')
    expect([await codeOf(one), ended]).toEqual(['canceled', ['one']])
    jobs.cancel('other')
    expect([await codeOf(other), ended]).toEqual(['canceled', ['one', 'other']])
    jobs.cancel('other')
    jobs.cancel('nobody')
  })

  it('ends and releases its name if its work fails, at once or later', async () => {
    const jobs = new Jobs()
    let ended = 0
    const hears = { ended: () => (ended += 1) }
    const atOnce = () => {
      throw new ParleyError('disk-full', { file: 'x' })
    }
    const later = () => Promise.reject(new Error('later'))
    expect(await codeOf(jobs.run('one', atOnce, hears))).toBe('disk-full')
    expect(await codeOf(jobs.run('one', later, hears))).toBe('Error: later')
    expect(await jobs.run('one', () => Promise.resolve('again'), hears)).toBe('again')
    expect(ended).toBe(3)
  })

  it('is refused under the name of a running job, which continues', async () => {
    const jobs = new Jobs()
    let go: (value: unknown) => void = () => undefined
    const one = jobs.run('one', waiting(new Promise((resolve) => (go = resolve))))
    expect(await codeOf(jobs.run('one', () => Promise.resolve('second')))).toBe('bad-request')
    go(undefined)
    expect(await one).toBe('done')
  })

  it('reports no more often than requested', async () => {
    const heard: number[] = []
    const work = (job: Job<number>) => {
      for (let n = 1; n <= 1000; n += 1) job.progress(n)
      return Promise.resolve()
    }
    await new Jobs().run('one', work, { progress: (n: number) => heard.push(n), everyMs: 60_000 })
    expect(heard).toEqual([1])
  })
})
