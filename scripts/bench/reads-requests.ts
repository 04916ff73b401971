import type { ListInput } from '../../core/queries/list-schemas'
import { LIST_SCREENS, type ListScreen } from '../../core/queries/screens'
import { MATRIX_START, NOTES_START, plainList } from '../../test/helpers/requests/view-inputs'

/** A view as the window asks for it. */
export interface ReadRequest {
  name: string
  request: string
  input: unknown
  /** True if a window shows this view as long as its screen is open, so that each edit asks for it again. */
  shown?: boolean
}

const list = (screen: ListScreen, change: Partial<ListInput> = {}) => ({ ...plainList(screen), ...change })

const MATRIX = { ...MATRIX_START, limit: 40 }

/** Every view that is measured: of a desk that `createFullDesk` made. */
export const READ_REQUESTS: readonly ReadRequest[] = [
  { name: 'status', request: 'desk:status', input: {}, shown: true },
  { name: 'overview', request: 'desk:overview', input: {}, shown: true },
  { name: 'rates as figures', request: 'desk:rate-figures', input: {}, shown: true },
  { name: 'more upcoming dates', request: 'desk:upcoming', input: { from: 12 } },
  {
    name: 'more findings of a kind',
    request: 'desk:findings',
    input: { code: 'position-unsourced', severity: 'warning', from: 5 },
  },
  ...LIST_SCREENS.map((screen) => ({
    name: `list of ${screen}`,
    request: 'desk:list',
    input: list(screen),
    shown: screen === 'positions',
  })),
  { name: 'list of positions, a word', request: 'desk:list', input: list('positions', { find: 'steel' }) },
  { name: 'list of positions, a state', request: 'desk:list', input: list('positions', { states: ['stance.oppose'] }) },
  { name: 'list of sources, by title', request: 'desk:list', input: list('sources', { sort: 'title' }) },
  ...(['position', 'issue', 'session', 'measure', 'source', 'person', 'memo'] as const).map((collection) => ({
    name: `record, ${collection}`,
    request: 'desk:record',
    input: { collection, id: `${collection}-1` },
    shown: collection === 'position',
  })),
  { name: 'record, party', request: 'desk:record', input: { collection: 'party', id: 'party-us' } },
  {
    name: 'memos of a position',
    request: 'desk:record-memos',
    input: { ref: { collection: 'position', id: 'position-1' }, offset: 0, limit: 20 },
    shown: true,
  },
  { name: 'form', request: 'desk:form', input: { ref: { collection: 'position', id: 'position-1' } } },
  { name: 'choices, a word', request: 'desk:choices', input: { collections: [], find: 'steel' } },
  { name: 'choices of issues', request: 'desk:choices', input: { collections: ['issue'], find: '' } },
  { name: 'rate layers', request: 'desk:layers', input: {} },
  { name: 'rate layers, a word', request: 'desk:layers', input: { find: 'steel' } },
  { name: 'notes', request: 'desk:notes', input: NOTES_START },
  {
    name: 'notes about an issue',
    request: 'desk:notes',
    input: { ...NOTES_START, about: { collection: 'issue', id: 'issue-1' } },
  },
  {
    name: 'notes, a word',
    request: 'desk:notes',
    input: { ...NOTES_START, filter: { ...NOTES_START.filter, find: 'steel' } },
  },
  { name: 'matrix', request: 'desk:matrix', input: MATRIX },
  {
    name: 'matrix, a word',
    request: 'desk:matrix',
    input: { ...MATRIX, filter: { ...MATRIX.filter, find: 'steel' } },
  },
  { name: 'trash', request: 'desk:trash', input: { offset: 0 } },
  { name: 'delete plan', request: 'desk:delete-plan', input: { collection: 'issue', id: 'issue-1' } },
]
