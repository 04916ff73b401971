import { join } from 'node:path'
import { z } from 'zod'
import type { FileSystem } from '../../files/file-system'
import { decodeLine, encodeLine, linesOf, printedChain } from './line'

/** `reached.json`: how far a desk's journal is known to have come, so that a journal that ends earlier is damaged, not merely shorter. */
export const REACHED_FILE = 'reached.json'

const reachedSchema = z.looseObject({
  storeId: z.string(),
  /** The segment that was being written, and the device that wrote it. */
  segment: z.int().min(1),
  device: z.string(),
  /** The length of that segment in bytes up to its last edit, or its header. All of it was durable. */
  length: z.int().min(1),
  /** The number of the last transaction in it. */
  revision: z.int().min(0),
  /** The chain after those bytes. */
  chain: z.int().min(0),
})
export type Reached = z.infer<typeof reachedSchema>

/** Serialises it as one line that carries its own checksum. */
export const reachedBytes = (reached: Reached): Buffer => encodeLine(reached, 0).bytes

/** Reads `reached.json`; undefined if it is missing or damaged: it holds nothing of the desk. */
export async function readReached(directory: string, fs: FileSystem): Promise<Reached | undefined> {
  const bytes = await fs.read(join(directory, REACHED_FILE)).catch(() => Buffer.alloc(0))
  const [line] = linesOf(bytes)
  const decoded = line?.ended ? decodeLine(line.line, 0) : undefined
  return decoded && reachedSchema.safeParse(decoded.value).data
}

/** Does a segment hold the bytes that this file tells of? `sound` is how many of its bytes follow the chain. */
export function hasReached(segment: Buffer, sound: number, { length, chain }: Reached): boolean {
  if (sound < length) return false
  const start = length < 2 ? 0 : segment.lastIndexOf(10, length - 2) + 1
  return segment[length - 1] === 10 && printedChain(segment.subarray(start, length - 1)) === chain
}
