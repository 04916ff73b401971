/** A view as the window asks for it. */
export interface ReadRequest {
  name: string
  request: string
  input: unknown
  /** True if a window shows this view as long as its screen is open, so that each edit asks for it again. */
  shown?: boolean
}

const SCREENS = ['talks', 'measures', 'positions', 'sources', 'memos', 'desk'] as const

/** Every view that is measured: of a desk that `createFullDesk` made. */
export const READ_REQUESTS: readonly ReadRequest[] = [
  { name: 'status', request: 'desk:status', input: {}, shown: true },
  { name: 'overview', request: 'desk:overview', input: {}, shown: true },
  ...SCREENS.map((screen) => ({
    name: `list of ${screen}`,
    request: 'desk:list',
    input: { screen },
    shown: screen === 'positions',
  })),
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
  { name: 'notes', request: 'desk:notes', input: {} },
  { name: 'notes about an issue', request: 'desk:notes', input: { about: { collection: 'issue', id: 'issue-1' } } },
  { name: 'matrix', request: 'desk:matrix', input: {} },
  { name: 'trash', request: 'desk:trash', input: {} },
  { name: 'delete plan', request: 'desk:delete-plan', input: { collection: 'issue', id: 'issue-1' } },
]
