import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formKey } from '../../../../renderer/client/unsaved-text'
import { formsToSave } from '../../../../renderer/screens/form/unsaved-forms'

const MINE = formKey('desk', { collection: 'draft', id: 'draft-1' })
const THEIRS = formKey('desk', { collection: 'position', id: 'p' })

describe('the unsaved texts of records in the trash', () => {
  let trash: readonly string[] = []
  let forgotten: string[] = []
  const before = Object.getOwnPropertyDescriptor(globalThis, 'window')

  /** Main keeps two texts; the desk knows which records are in its trash. */
  beforeEach(() => {
    forgotten = []
    const answer = (value: unknown) => Promise.resolve({ ok: true, value })
    const requests = {
      'app:kept': () => answer({ kept: { [MINE]: '{"by":"me"}', [THEIRS]: '{"by":"them"}' } }),
      'app:keep': ({ key }: { key: string }) => {
        forgotten.push(key)
        return answer({})
      },
      'desk:form': ({ ref: { collection, id } }: { ref: { collection: string; id: string } }) =>
        trash.includes(id)
          ? Promise.resolve({ ok: false, error: { code: 'record-trashed', params: { collection, id } } })
          : answer({ titles: { [`${collection}/${id}`]: { name: id } } }),
    }
    Object.defineProperty(globalThis, 'window', { value: { parley: { requests } }, configurable: true })
  })
  afterEach(() => {
    if (before) Object.defineProperty(globalThis, 'window', before)
    else Reflect.deleteProperty(globalThis, 'window')
  })

  const found = async (opened: readonly string[] = []) => {
    const { forms, inTrash } = await formsToSave('desk', opened)
    return { forms: forms.map(({ key }) => key), inTrash: [...inTrash] }
  }

  it('wait there with them, whoever typed them, and are back with them', async () => {
    trash = ['draft-1', 'p']
    expect(await found()).toEqual({ forms: [], inTrash: [MINE, THEIRS] })
    trash = ['p']
    expect(await found()).toEqual({ forms: [MINE], inTrash: [THEIRS] })
    trash = []
    expect(await found()).toEqual({ forms: [MINE, THEIRS], inTrash: [] })
    expect(forgotten).toEqual([])
  })

  it('count as not saved while the form of such a record is open here', async () => {
    trash = ['draft-1', 'p']
    expect(await found(['draft-1'])).toEqual({ forms: [], inTrash: [THEIRS] })
  })
})
