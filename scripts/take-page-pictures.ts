import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PICTURED, PICTURES, takePictures } from '../test/helpers/pdf/page-pictures'

/** `npm run pages`: takes the pictures of printed pages again that `test/electron/press/page-pictures.test.ts` compares with. Look at each before you commit. */

rmSync(PICTURES, { recursive: true, force: true })
mkdirSync(PICTURES, { recursive: true })
for (const { name, pages, memo } of PICTURED)
  for (const [index, picture] of (await takePictures(await memo(), pages)).entries())
    writeFileSync(join(PICTURES, `${name}-${index + 1}.png`), picture)
