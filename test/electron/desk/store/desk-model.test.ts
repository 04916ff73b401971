import { it } from 'vitest'
import { tryModel } from '../../../helpers/edits/desk-model'

it('a desk in its folder is what one in memory is, whatever is asked of it, restarted, crashed and compacted in between', async () => {
  await tryModel(12)
})
