import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../core/commands/command'
import { refKey } from '../../../core/desk/ops'
import { replayedPlaces, type ReplayedPlace } from '../../../core/queries/replayed-places'
import { exportJson } from '../../../core/interop/export'
import { replay } from '../../../core/undo/undo'
import { aPosition } from '../../helpers/desks/record-fields'
import { bench, change, POSITION, US, type Bench } from '../../helpers/edits/edit-bench'

/** Undoes or redoes the last step; the places that it names, in short. */
function shown(on: Bench, way: 'undo' | 'redo'): string[] {
  const { ops, step } = replay(on.desk, on.history, way, { staff: US, at: '2025-06-07T12:00:00Z' })
  const places = replayedPlaces(on.desk, step.label, ops)
  on.replay(way)
  return places.map(inShort)
}

function inShort(place: ReplayedPlace): string {
  if (place.kind === 'screen') return `screen ${place.screen}`
  if (place.kind === 'text') return `text ${place.source} ${place.at.start}–${place.at.end}`
  const { ref, screen, field, part, draftKept } = place
  return [refKey(ref), `on ${screen}`, field, part, draftKept ? 'draft kept' : ''].filter(Boolean).join(' ')
}

const note = { about: POSITION, staff: US, body: 'Ask the embassy.', resolved: false }
const draft = {
  of: 'position',
  fields: aPosition('No quota.', { supersedes: 'p1', attribution: 'assessed', track: 'public' }),
}
const memo = {
  type: 'meetingBrief',
  session: 'session',
  title: { en: 'M' },
  reference: 'R',
  version: 1,
  status: 'draft',
  copies: [],
  asOf: '2025-06-06T00:00:00Z',
  timeZone: 'UTC',
}
const proposal = {
  talk: 'talk',
  by: 'them',
  title: { en: 'Offer' },
  status: 'tabled',
  elements: [
    { id: 'e1', text: 'Butter', kind: 'offer', status: 'tabled' },
    { id: 'e2', text: 'Cheese', kind: 'request', status: 'tabled' },
  ],
}

/** Each kind of step: what was done, where its undo leads, and where its redo does. */
const STEPS: readonly {
  step: string
  given?: DeskCommand[]
  done: (on: Bench) => DeskCommand
  undo: string[]
  redo: string[]
}[] = [
  {
    step: 'a change of a field leads to the field',
    done: () => change(1, { stance: 'open' }),
    undo: ['position/p1 on positions stance'],
    redo: ['position/p1 on positions stance'],
  },
  {
    step: 'a new record leads to what it belongs to, and to itself again',
    done: () => ({
      kind: 'create',
      collection: 'round',
      id: 'r2',
      fields: { talk: 'talk', ordinal: 2, level: 'working', status: 'scheduled', when: { edtf: '2025-08' } },
    }),
    undo: ['talk/talk on talks', 'screen talks'],
    redo: ['round/r2 on talks'],
  },
  {
    step: 'a newer position leads to the former one, and to itself again',
    done: () => ({
      kind: 'create',
      collection: 'position',
      id: 'p2',
      fields: aPosition('Cars.', { supersedes: 'p1' }),
    }),
    undo: ['position/p1 on positions', 'issue/issue on positions', 'screen positions'],
    redo: ['position/p2 on positions'],
  },
  {
    step: 'a draft that was completed to a newer position leads to the former one',
    given: [{ kind: 'create', collection: 'draft', id: 'd1', fields: draft }],
    done: () => ({ kind: 'complete', id: 'd1', rev: 1 }),
    undo: ['position/p1 on positions draft kept', 'draft/d1 on positions', 'screen positions'],
    redo: ['position/d1 on positions'],
  },
  {
    step: 'a draft that was completed is a draft again',
    given: [
      {
        kind: 'create',
        collection: 'draft',
        id: 'd2',
        fields: { of: 'lead', fields: { talk: 'talk', text: 'A lead.' } },
      },
    ],
    done: () => ({ kind: 'complete', id: 'd2', rev: 1 }),
    undo: ['draft/d2 on sources', 'screen sources'],
    redo: ['lead/d2 on sources'],
  },
  {
    step: 'a field of a draft leads to its form',
    given: [{ kind: 'create', collection: 'draft', id: 'd3', fields: { of: 'lead', fields: { talk: 'talk' } } }],
    done: () => ({
      kind: 'change',
      collection: 'draft',
      id: 'd3',
      rev: 1,
      fields: { fields: { talk: 'talk', text: 'A lead.' } },
    }),
    undo: ['draft/d3 on sources text'],
    redo: ['draft/d3 on sources text'],
  },
  {
    step: 'a deleted record leads to itself again, and to what it belonged to',
    done: () => ({ kind: 'delete', ...POSITION, rev: 1, along: [], unlinked: [] }),
    undo: ['position/p1 on positions'],
    redo: ['issue/issue on positions', 'screen positions'],
  },
  {
    step: 'several deleted records lead to the first',
    given: [
      { kind: 'create', collection: 'lead', id: 'l1', fields: { talk: 'talk', text: 'One.' } },
      { kind: 'create', collection: 'lead', id: 'l2', fields: { talk: 'talk', text: 'Two.' } },
    ],
    done: () => ({ kind: 'deleteAll', keys: ['lead/l1', 'lead/l2'], revs: [1, 1], along: [], unlinked: [] }),
    undo: ['lead/l1 on sources'],
    redo: ['talk/talk on talks', 'screen sources'],
  },
  {
    step: 'a batch change leads to the first record, at its field',
    given: [
      {
        kind: 'create',
        collection: 'position',
        id: 'p3',
        fields: aPosition('Cars.', { track: 'assessed', attribution: 'assessed' }),
      },
    ],
    done: (on) => ({
      kind: 'changeAll',
      keys: ['position/p1', 'position/p3'],
      revs: [on.rev(POSITION), 1],
      wish: { field: 'flexibility', way: 'set', value: 'firm' },
    }),
    undo: ['position/p1 on positions flexibility'],
    redo: ['position/p1 on positions flexibility'],
  },
  {
    step: 'several commands as one step lead to the first',
    done: () => ({
      kind: 'batch',
      commands: [
        { kind: 'create', collection: 'lead', id: 'l5', fields: { talk: 'talk', text: 'Two.' } },
        change(1, { text: 'Other words.' }) as Extract<DeskCommand, { kind: 'change' }>,
      ],
    }),
    undo: ['talk/talk on talks', 'screen sources'],
    redo: ['lead/l5 on sources'],
  },
  {
    step: 'a note leads to itself and to the notes of its record',
    done: () => ({ kind: 'create', collection: 'note', id: 'n1', fields: note }),
    undo: ['position/p1 on positions', 'screen notes'],
    redo: ['note/n1 on notes', 'position/p1 on positions n1'],
  },
  {
    step: 'a card on a board leads to its element',
    given: [{ kind: 'create', collection: 'proposal', id: 'o1', fields: proposal }],
    done: () => ({
      kind: 'change',
      collection: 'proposal',
      id: 'o1',
      rev: 1,
      fields: { elements: proposal.elements.map((one) => (one.id === 'e2' ? { ...one, status: 'agreed' } : one)) },
    }),
    undo: ['proposal/o1 on talks elements e2'],
    redo: ['proposal/o1 on talks elements e2'],
  },
  {
    step: 'an order of elements leads to the first that moved',
    given: [{ kind: 'create', collection: 'proposal', id: 'o1', fields: proposal }],
    done: () => ({
      kind: 'change',
      collection: 'proposal',
      id: 'o1',
      rev: 1,
      fields: { elements: proposal.elements.toReversed() },
    }),
    undo: ['proposal/o1 on talks elements e1'],
    redo: ['proposal/o1 on talks elements e2'],
  },
  {
    step: 'words in a memo lead to their section',
    given: [{ kind: 'create', collection: 'memo', id: 'm1', fields: { ...memo, sections: [] } }],
    done: () => ({
      kind: 'change',
      collection: 'memo',
      id: 'm1',
      rev: 1,
      fields: { sections: [{ section: 'theirs' }, { section: 'purpose', words: 'Ask.' }] },
    }),
    undo: ['memo/m1 on memos sections purpose'],
    redo: ['memo/m1 on memos sections purpose'],
  },
  {
    step: 'a new memo leads to its meeting',
    done: () => ({ kind: 'makeMemo', type: 'meetingBrief', about: 'session', id: 'm2' }),
    undo: ['session/session on talks', 'screen memos'],
    redo: ['memo/m2 on memos'],
  },
]

describe('the places that an undo and a redo lead to', () => {
  it.each(STEPS)('$step', ({ given = [], done, undo, redo }) => {
    const on = bench()
    for (const command of given) on.do(command)
    on.do(done(on))
    expect({ undo: shown(on, 'undo'), redo: shown(on, 'redo') }).toEqual({ undo, redo })
  })

  it('are the list of an import that is undone, and its first record again', () => {
    const on = bench()
    on.do({ kind: 'create', collection: 'lead', id: 'l8', fields: { talk: 'talk', text: 'From a file.' } })
    const file = JSON.parse([...exportJson(on.desk, { storeId: 's' })].join('')) as {
      collections: Record<string, Record<string, object>>
    }
    const lead = { ...file.collections.lead?.l8, id: 'l9' }
    on.import(JSON.stringify({ ...file, collections: { lead: { l9: lead } } }))
    expect(shown(on, 'undo')).toEqual(['screen sources'])
    expect(shown(on, 'redo')).toEqual(['lead/l9 on sources'])
  })
})
