import { openRegular } from './regular-file'

/** How much of each end is read, in bytes. */
const HEAD = 4096
const TAIL = 1 << 16

/** The beginning and the end of a file, without the middle if it is long; undefined if it cannot be read. */
export async function readEnds(file: string): Promise<{ head: Buffer; tail: Buffer } | undefined> {
  const handle = await openRegular(file).catch(() => undefined)
  if (!handle) return undefined
  try {
    const { size } = await handle.stat()
    const part = async (from: number, length: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
      return buffer.subarray(0, bytesRead)
    }
    const tail = Math.min(size, TAIL)
    return { head: await part(0, Math.min(size, HEAD)), tail: await part(size - tail, tail) }
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}
