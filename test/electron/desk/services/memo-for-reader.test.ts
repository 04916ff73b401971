import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../../core/base/errors'
import type { Command } from '../../../../core/commands/command'
import { memoTexts } from '../../../../core/memo/memo-model'
import type { MemoRoomView } from '../../../../core/queries/memo-schemas'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

type DeskOnDisk = Awaited<ReturnType<typeof deskOnDisk>>
const says = (view: MemoRoomView) => (view.model ? memoTexts(view.model).join('\n') : '')
const apply = (on: DeskOnDisk, command: Command) => on.ask('desk:apply', { command, staff: STAFF })
const room = (on: DeskOnDisk, id: string) => on.ask('desk:memo-room', { id })
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ParleyError ? error.code : String(error)),
  )
const issue = async (on: DeskOnDisk, id: string) => {
  await on.change('memo', id, { reference: `R-${id}` })
  const { rev } = await room(on, id)
  return apply(on, { kind: 'issueMemo', id, rev })
}
const copy = (on: DeskOnDisk, newId: string, memoAudience: 'principal' | 'otherMinistry' | 'press') =>
  apply(on, { kind: 'copyMemo', id: 'brief', newId, memoAudience })

describe('the reader of a memo', () => {
  it('changes its text at once, and undo takes both back in one step', async () => {
    const on = await deskOnDisk()
    await on.make()
    const before = says(await room(on, 'brief'))
    expect(before).toContain('What we want')
    await on.change('memo', 'brief', { memoAudience: 'press' })
    const view = await room(on, 'brief')
    expect(view.model?.memoAudience).toBe('press')
    expect(view.changes).toBeUndefined()
    expect(says(view)).toContain('Extract for the press.')
    expect(says(view)).not.toContain('What we want')
    const { snapshot = '' } = on.store.desk.get('memo', 'brief') ?? {}
    expect(readFileSync(join(on.directory, 'memos', `${snapshot}.json`), 'utf8')).not.toMatch(
      /What we want|Drafted|deskNote/,
    )
    await apply(on, { kind: 'undo' })
    expect(says(await room(on, 'brief'))).toBe(before)
  })

  it('is not told how much is left out', async () => {
    const on = await deskOnDisk()
    await on.make()
    expect(says(await room(on, 'brief'))).toMatch(/Single source[\s\S]*|No response/)
    for (const memoAudience of ['otherMinistry', 'press'] as const) {
      await on.change('memo', 'brief', { memoAudience })
      expect(says(await room(on, 'brief'))).not.toMatch(
        /printed here|left out|Nothing recorded|Single source|\bNo (?!source in this extract|longer)/i,
      )
    }
  })

  itLong('reads desk comments and what is asked only if somebody chose so', async () => {
    const on = await deskOnDisk()
    await on.make()
    const sections = [
      { section: 'purpose', words: 'Give way.' },
      { section: 'scene', words: 'Keep calm.' },
    ]
    await on.change('memo', 'brief', { sections, ask: 'Decide on rice.', to: 'The Minister' })
    await on.change('memo', 'brief', { memoAudience: 'otherMinistry' })
    expect(says(await room(on, 'brief'))).not.toMatch(/Keep calm|Give way|Decide on rice/)
    await on.change('memo', 'brief', { withWords: true })
    expect(says(await room(on, 'brief'))).toMatch(/Give way[\s\S]*Keep calm/)
    // A section that this reader has not keeps its words to itself, and nobody's name prints.
    await on.change('memo', 'brief', { memoAudience: 'press' })
    expect(says(await room(on, 'brief'))).toContain('Keep calm')
    expect(says(await room(on, 'brief'))).not.toMatch(/Give way|Decide on rice|The Minister|Drafted/)
  })

  itLong('who is a principal gets everything but the evidence for the file', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { annex: true })
    const whole = says(await room(on, 'brief'))
    expect(whole).toContain('Evidence, for the file')
    await on.change('memo', 'brief', { memoAudience: 'principal' })
    const cut = says(await room(on, 'brief'))
    expect(cut).not.toContain('Evidence, for the file')
    expect(whole.startsWith(cut)).toBe(true)
  })

  it('may see records up to a ceiling of the memo’s own; the memo can’t be made of a subject above it, or issued above it', async () => {
    const on = await deskOnDisk()
    await on.make()
    const internal = { scheme: 'house', level: 'internal', caveats: [], handling: [], releasability: [] }
    const talk = on.store.desk.all('talk')[0]
    await on.change('memo', 'brief', { memoAudience: 'otherMinistry' })
    const change = { id: talk?.id ?? '', rev: talk?.rev ?? 0, fields: { marking: internal } }
    await apply(on, { kind: 'change', collection: 'talk', ...change })
    expect((await room(on, 'brief')).trouble?.code).toBe('audience-above')
    await on.change('memo', 'brief', { ceiling: internal })
    expect((await room(on, 'brief')).trouble).toBeUndefined()
    expect((await room(on, 'brief')).model?.markingLine).toBe('INTERNAL')
    await on.change('memo', 'brief', { marking: { ...internal, caveats: ['EYES'] } })
    expect((await room(on, 'brief')).blockers).toContainEqual({ why: 'above-reader' })
  })
})

describe('a copy for another reader', () => {
  itLong('for a principal has the letterhead of the memo; an extract has that of the desk', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', { letterhead: 'Embassy' })
    await copy(on, 'principal', 'principal')
    await copy(on, 'press', 'press')
    expect(says(await room(on, 'principal'))).toMatch(/^Embassy\n/)
    expect(says(await room(on, 'press'))).not.toContain('Embassy')
  })

  it('is a draft of its own about the same subject, without what was typed for the first', async () => {
    const on = await deskOnDisk()
    await on.make()
    await on.change('memo', 'brief', {
      title: { en: 'Red lines' },
      to: 'The Minister',
      sections: [{ section: 'scene', words: 'Give way.' }],
    })
    await copy(on, 'ministry', 'otherMinistry')
    expect(on.store.desk.get('memo', 'ministry')).toMatchObject({
      version: 1,
      status: 'draft',
      memoAudience: 'otherMinistry',
    })
    expect(JSON.stringify(on.store.desk.get('memo', 'ministry'))).not.toMatch(/Red lines|The Minister|Give way/)
    expect(says(await room(on, 'ministry'))).toContain('Extract for another ministry.')
    await copy(on, 'principal', 'principal')
    expect(says(await room(on, 'principal'))).toMatch(/Red lines[\s\S]*The Minister[\s\S]*Give way/)
    expect(says(await room(on, 'brief'))).toContain('Red lines')
  })

  itLong('has versions apart from those of the memo, and is frozen when issued', async () => {
    const on = await deskOnDisk()
    await on.make()
    await issue(on, 'brief')
    await copy(on, 'press-1', 'press')
    expect(on.store.desk.get('memo', 'press-1')).toMatchObject({ version: 1 })
    expect(on.store.desk.get('memo', 'press-1')?.supersedes).toBeUndefined()
    await issue(on, 'press-1')
    expect(on.store.desk.get('memo', 'brief')?.status).toBe('issued')
    const frozen = says(await room(on, 'press-1'))
    await copy(on, 'press-2', 'press')
    expect(on.store.desk.get('memo', 'press-2')).toMatchObject({
      version: 2,
      supersedes: 'press-1',
      memoAudience: 'press',
    })
    expect(await codeOf(on.change('memo', 'press-2', { memoAudience: 'otherMinistry' }))).not.toBe('done')
    await issue(on, 'press-2')
    expect(on.store.desk.get('memo', 'press-1')?.status).toBe('superseded')
    expect(says(await room(on, 'press-1'))).toBe(frozen)
    // The next brief for the desk replaces the brief, not a copy of it.
    await apply(on, {
      kind: 'makeMemo',
      type: 'meetingBrief',
      about: on.store.desk.get('memo', 'brief')?.session ?? '',
      id: 'brief-2',
    })
    expect(on.store.desk.get('memo', 'brief-2')).toMatchObject({ version: 2, supersedes: 'brief' })
    expect(on.store.desk.get('memo', 'brief-2')?.memoAudience).toBeUndefined()
  })
})
