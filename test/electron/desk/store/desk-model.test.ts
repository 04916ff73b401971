import { it } from 'vitest'
import { tryModel } from '../../../helpers/edits/desk-model'
import { examples } from '../../../helpers/long'

it('a desk in its folder equals one in memory after any edits, restarts, crashes and compactions', async () => {
  await tryModel(examples(12))
})
