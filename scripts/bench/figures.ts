/** Figures of a benchmark: medians, and bars that they must meet. */

export const now = (): number => performance.now()

/** The value below which this share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** How long the work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = now()
  await work()
  return now() - start
}

interface Bar {
  name: string
  measured: string
  bar: string
  met: boolean
}

/** The bars of one run, printed as they are measured. */
export class Bars {
  readonly #bars: Bar[] = []

  /** Adds a figure with its upper or lower limit. */
  add(name: string, value: number, kind: '≤' | '≥', limit: number, unit: string, detail = ''): void {
    const met = kind === '≤' ? value <= limit : value >= limit
    const digits = Math.abs(value) < 10 ? 2 : 0
    const bar: Bar = { name, measured: `${value.toFixed(digits)} ${unit}`, bar: `${kind} ${limit} ${unit}`, met }
    this.#bars.push(bar)
    console.log(
      [met ? 'met   ' : 'MISSED', bar.name.padEnd(58), bar.measured.padStart(14), bar.bar.padStart(14), detail].join(
        '  ',
      ),
    )
  }

  /** Prints the last line: how many bars were met. Returns whether all were. */
  end(): boolean {
    const met = this.#bars.filter((bar) => bar.met).length
    console.log(`bars: ${met} of ${this.#bars.length} met`)
    return met === this.#bars.length
  }
}
