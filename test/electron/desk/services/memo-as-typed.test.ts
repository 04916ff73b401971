import { describe, expect, it } from 'vitest'
import { memoAsTyped } from '../../../../core/memo/saved/memo-as-typed'
import { getOrThrow } from '../../../../core/desk/desk-read'
import { pageTexts } from '../../../helpers/pdf/pdf-text'
import { deskOnDisk } from '../../../helpers/requests/desk-service'

const WORDS = { sections: [{ section: 'purpose', words: 'Typed a moment ago.' }] }

describe('the pages of a memo in which somebody types', () => {
  it('have what is typed before it is saved, and the saved text has the same pages to the byte', async () => {
    const on = await deskOnDisk()
    await on.make()
    const pages = (fields?: Record<string, unknown>) =>
      on.ask('desk:memo-pages', { id: 'brief', job: 'j', ...(fields ? { fields } : {}) })
    const saved = await pages()
    const typed = await pages(WORDS)
    expect(Buffer.compare(Buffer.from(typed.bytes), Buffer.from(saved.bytes))).not.toBe(0)
    expect(pageTexts(typed.bytes).join(' ')).toContain('Typed a moment ago.')
    expect(getOrThrow(on.store.desk, 'memo', 'brief').sections ?? []).not.toEqual(WORDS.sections)
    await on.change('memo', 'brief', WORDS)
    expect(Buffer.compare(Buffer.from((await pages()).bytes), Buffer.from(typed.bytes))).toBe(0)
  })

  it('keep what is saved of a field that is refused, or that no form has', async () => {
    const on = await deskOnDisk()
    await on.make()
    const memo = getOrThrow(on.store.desk, 'memo', 'brief')
    expect(
      memoAsTyped(memo, {
        to: 'The Minister',
        reference: 7,
        status: 'issued',
        rev: 99,
        snapshot: null,
        memoAudience: 'press',
      }),
    ).toEqual({
      ...memo,
      to: 'The Minister',
    })
    expect(memoAsTyped({ ...memo, to: 'Nobody' }, { to: null }).to).toBeUndefined()
    expect(memoAsTyped({ ...memo, status: 'issued' }, { to: 'The Minister' }).to).toBe(memo.to)
  })
})
