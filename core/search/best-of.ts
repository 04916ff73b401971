/**
 * The first `count` of some numbers in an order, sorted. Costs far less than sorting all of them where few are wanted of many.
 */
export function bestOf(numbers: readonly number[], count: number, compare: (a: number, b: number) => number): number[] {
  if (count * 8 > numbers.length) return numbers.toSorted(compare).slice(0, count)
  const best: number[] = []
  for (const number of numbers) {
    const worst = best[best.length - 1]
    if (best.length === count && worst !== undefined && compare(number, worst) >= 0) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(best[middle] as number, number) <= 0) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, number)
    if (best.length > count) best.pop()
  }
  return best
}
