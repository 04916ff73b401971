/** Valid fields of records for tests, which a test extends with what it is about. Ids are those of `smallDesk`. */

/** A position of the other party that opposes something. */
export const aPosition = (text: string, more: object = {}) => ({
  issue: 'issue',
  party: 'them',
  track: 'public',
  text,
  stance: 'oppose',
  flexibility: 'redLine',
  attribution: 'reported',
  contested: false,
  validFrom: { edtf: '2025-06-01' },
  ...more,
})

/** A layer of 6%, announced and in force since January 2025. */
export const aLayer = (id: string, more: object = {}) => ({
  id,
  layer: { en: id },
  rate: '6%',
  announced: { edtf: '2025-01-01' },
  validity: { edtf: '2025-01-02/..' },
  ...more,
})

/** A measure of the other party on the desk's issue. */
export const aMeasure = (components: object[], events: object[] = [], more: object = {}) => ({
  title: { en: 'Butter duty' },
  imposer: 'them',
  targets: [],
  targetsAll: true,
  kind: 'otherTariff',
  scopeWords: 'Butter',
  scope: [{ hs: '0405', revision: 'HS 2022', mode: 'include' }],
  issues: ['issue'],
  components,
  events,
  ...more,
})

/** A rule between two layers of the measure `m`. */
export const aRule = (kind: string, when: string, target: string, more: object = {}) => ({
  title: { en: 'R' },
  kind,
  when: { measure: 'm', component: when },
  target: { measure: 'm', component: target },
  order: 1,
  ...more,
})

/** A report of the press in English. */
export const aSource = (more: object = {}) => ({
  kind: 'document',
  citation: { type: 'document', title: 'Report' },
  language: 'en',
  reliability: 'press',
  ...more,
})
