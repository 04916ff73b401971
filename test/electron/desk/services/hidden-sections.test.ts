import { describe, expect, it } from 'vitest'
import { editWords } from '../../../../core/actions/step-words'
import { memoTexts } from '../../../../core/memo/memo-model'
import type { MemoRoomView } from '../../../../core/queries/memo-schemas'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'

const says = ({ model }: MemoRoomView) => (model ? memoTexts(model).join('\n') : '')
const SCENE = 'Where things stand'

describe('a section of a draft', () => {
  it('is hidden and shown again in one step each, which undo names and takes back', async () => {
    const on = await deskOnDisk()
    await on.make()
    const stored = () => on.store.desk.get('memo', 'brief')?.sections
    await on.change('memo', 'brief', { sections: [{ section: 'scene', hidden: true, words: 'Ours.' }] })
    expect(says(await on.room())).not.toContain(SCENE)
    // Nothing of the records has changed, so the text is still up to date.
    expect((await on.room()).changes).toBeUndefined()
    expect((await on.room()).sections?.map(({ section }) => section)).not.toContain('scene')
    await on.change('memo', 'brief', { sections: [{ section: 'scene', words: 'Ours.' }] })
    expect(says(await on.room())).toContain(SCENE)
    await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    expect(says(await on.room())).not.toContain(SCENE)
    expect(stored()).toEqual([{ section: 'scene', hidden: true, words: 'Ours.' }])
  })

  it('refuses to be hidden if the kind must have it, and nothing changes', async () => {
    const on = await deskOnDisk()
    await on.make()
    const rev = on.rev()
    await expect(
      on.change('memo', 'brief', { sections: [{ section: 'purpose', hidden: true }] }),
    ).rejects.toMatchObject({
      code: 'rule-broken',
    })
    expect(on.rev()).toBe(rev)
  })

  it('stays hidden in the issued memo and in its next version', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-1', sections: [{ section: 'scene', hidden: true }] })
    await on.issue()
    expect(says(await on.room())).not.toContain(SCENE)
    await on.ask('desk:apply', { command: { kind: 'newMemoVersion', id: 'brief', newId: 'second' }, staff: STAFF })
    const second = await on.ask('desk:memo-room', { id: 'second' })
    expect(says(second)).not.toContain(SCENE)
    expect(on.store.desk.get('memo', 'second')?.sections).toEqual([{ section: 'scene', hidden: true }])
  })

  it('may hold the only position without a source, which then keeps nobody from issuing', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { reference: 'T-1' })
    const unsourced = async () => (await on.room()).blockers.filter(({ why }) => why === 'unsourced')
    const evidence = on.store.desk.all('evidence').filter(({ about }) => about.collection === 'position')
    for (const { id, rev } of evidence)
      await on.ask('desk:apply', { command: { kind: 'delete', collection: 'evidence', id, rev }, staff: STAFF })
    await on.refresh()
    expect((await unsourced()).length).toBeGreaterThan(0)
    await on.change('memo', 'brief', {
      sections: [
        { section: 'theirs', hidden: true },
        { section: 'issues', hidden: true },
      ],
    })
    expect(await unsourced()).toEqual([])
  })
})

it('undo names the hiding of a section and its return', () => {
  const said = (field: string, language: 'en' | 'ja') =>
    editWords('step', { kind: 'change', collection: 'memo', id: 'm', more: 0, fields: [field] }, language)
  expect([said('sections.hidden', 'en'), said('sections.shown', 'en')]).toEqual(['Hide section', 'Show hidden section'])
  expect([said('sections.hidden', 'ja'), said('sections.shown', 'ja')]).toEqual(['節の非表示', '節の再表示'])
})
