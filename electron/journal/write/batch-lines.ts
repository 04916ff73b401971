import { ParleyError } from '../../../core/base/errors'
import type { Transaction } from '../../../core/journal/transaction'
import { LONGEST_FILE, orTooLarge, refuseIfTooLarge } from '../../files/regular-file'
import type { EncodedLine } from '../format/line'
import { transactionLine } from '../format/segment'

/**
 * Encodes transactions as lines that follow `chain`, at the end of a segment of that length in bytes. A line that could not be read back is not written:
 * a segment longer than `longest`, or a number beyond which two in a row are equal.
 * @throws ParleyError `file-too-large`, `number-spent`
 */
export function batchLines(
  batch: readonly Transaction[],
  { path, length }: { path: string; length: number },
  chain: number,
  longest = LONGEST_FILE,
): EncodedLine[] {
  if (!batch.every(({ n }) => Number.isSafeInteger(n)))
    throw new ParleyError('number-spent', { number: Number.MAX_SAFE_INTEGER })
  const lines: EncodedLine[] = []
  let size = length
  for (const transaction of batch) {
    const line = orTooLarge(path, longest, () => transactionLine(transaction, length, lines.at(-1)?.chain ?? chain))
    size += line.bytes.length
    refuseIfTooLarge(path, size, longest)
    lines.push(line)
  }
  return lines
}
