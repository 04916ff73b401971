import { describe, expect, it } from 'vitest'
import { ACTION_IDS } from '../../../core/actions/actions'
import { RECORD_ACTION_IDS, RECORD_ACTIONS, type RecordState } from '../../../core/actions/record-actions'
import { COLLECTION_NAMES, type CollectionName } from '../../../core/model/values/collection-names'
import { LANGUAGES } from '../../../core/base/text'
import { translator } from '../../../core/text/catalogue'

const on = (collection: CollectionName, state: Partial<RecordState> = {}): RecordState => ({
  collection,
  editable: true,
  pinned: false,
  address: false,
  ...state,
})
const offered = (state: RecordState) => RECORD_ACTIONS.filter((action) => action.offered(state)).map(({ id }) => id)

describe('the actions on a record', () => {
  it('are each there once, by a name, and like an action of the window', () => {
    expect(RECORD_ACTIONS.map(({ id }) => id).toSorted()).toEqual([...RECORD_ACTION_IDS].toSorted())
    for (const { label, like } of RECORD_ACTIONS) {
      if (like !== undefined) expect(ACTION_IDS).toContain(like)
      for (const language of LANGUAGES) expect(translator(language)(label(on('talk')))).not.toBe('')
    }
  })

  it('always begin with opening it, and change nothing on a desk that takes no edits', () => {
    for (const collection of COLLECTION_NAMES) expect(offered(on(collection))[0]).toBe('open')
    const reading = RECORD_ACTIONS.filter((action) => action.enabled(on('session', { editable: false })))
    expect(reading.map(({ id }) => id)).toEqual(
      expect.not.arrayContaining(['edit', 'duplicate', 'nextMeeting', 'delete']),
    )
  })

  it('are those that its kind can have', () => {
    expect(offered(on('session'))).toContain('nextMeeting')
    expect(offered(on('round'))).not.toContain('nextMeeting')
    expect(offered(on('deskSettings'))).not.toContain('delete')
    expect(offered(on('draft'))).toEqual(['open', 'openInNewWindow', 'openBeside', 'copyText', 'copyRow', 'delete'])
    expect(offered(on('source'))).toContain('copyLink')
    const link = RECORD_ACTIONS.find(({ id }) => id === 'copyLink')
    expect(link?.enabled(on('source'))).toBe(false)
    expect(link?.enabled(on('source', { address: true }))).toBe(true)
  })
})
