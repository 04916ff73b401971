import type { Output } from '../../../core/contract/contract'

/** The answer to a command that made an edit; fails where it changed nothing. */
export function editMade(answer: Output<'desk:apply'>): Extract<Output<'desk:apply'>, { did: 'edit' }> {
  if (answer.did !== 'edit') throw new Error('the command changed nothing')
  return answer
}
