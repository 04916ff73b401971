import { it } from 'vitest'
import { tryModel } from '../../../helpers/edits/desk-model'

it('a desk in its folder equals one in memory after any edits, restarts, crashes and compactions', async () => {
  await tryModel(12)
})
