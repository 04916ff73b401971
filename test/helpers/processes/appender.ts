import { realFileSystem, type OpenFile } from '../../../electron/files/file-system'
import { writeAll } from '../../../electron/files/write-durably'

/**
 * Two writers of one file that know nothing of each other, in one process: `appender.ts FILE COUNT THEN`. In turn they write COUNT lines each, at the place
 * where each believes the end to be. If THEN is `cut`, the second one at last cuts the file back to the first line, and writes once more.
 */
const [file = '', count = '1', then = ''] = process.argv.slice(2)

async function writer(name: string) {
  const open: OpenFile = await realFileSystem.reopen(file)
  let end = 0
  const write = async (line: string | number) => {
    const bytes = Buffer.from(`${name} ${line}\n`)
    await writeAll(open, bytes, end)
    end += bytes.length
    await open.dataSync()
  }
  return { open, write }
}

const [east, west] = [await writer('east'), await writer('west')]
for (let n = 1; n <= Number(count); n += 1) {
  await east.write(n)
  await west.write(n)
}
if (then === 'cut') {
  await west.open.truncate('east 1\n'.length)
  await west.write('end')
}
for (const { open } of [east, west]) await open.close()
