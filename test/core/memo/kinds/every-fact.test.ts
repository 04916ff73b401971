import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../core/base/text'
import type { DeskRead } from '../../../../core/desk/desk-read'
import { blockRuns, type MemoModel, type Run } from '../../../../core/memo/memo-model'
import { composeMemo } from '../../../../core/memo/saved/memo-to-print'
import { translator } from '../../../../core/text/catalogue'
import { CITABLE_COLLECTIONS } from '../../../../core/model/schema/citable-fields'
import { citablePaths, evidencePath } from '../../../../core/model/schema/evidence-path'
import { addEvidence, uncitedDesk } from '../../../helpers/desks/cited-desk'
import { sampleDesk } from '../../../helpers/desks/sample'
import { some } from '../../../helpers/long'

const NOW = '2025-06-20T12:00:00Z'

/** Names by which the desk calls its records. They say nothing of the world that a source could support. */
const NAMES = new Set([
  'deskSettings.disclaimer',
  'issue.label',
  'measure.title',
  'party.names',
  'person.names',
  'post.title',
  'proposal.title',
  'round.title',
  'session.title',
])
/** Words of the desk’s own, which are to be said, or not to be said, by us: their status says whose they are. */
const OWN_WORDS = new Set(['line.text', 'line.ifPressed', 'line.clearedBy', 'session.doNotRaise'])

/** The stretches of a memo that are read as one, a row of a table as a whole, up to its notes. */
const rows = (memo: MemoModel): readonly Run[][] => [
  ...memo.facts.map(({ runs }) => runs),
  ...memo.blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.flat())
    // A figure has its notes after the last line under it.
    if (block.kind === 'figures') return block.items.map(({ figure, lines }) => [...figure, ...lines.flat()])
    return blockRuns(block)
  }),
]

interface Printed {
  field: string
  text: string
  shows: boolean
}

/** Every printed field of a record, and whether a note or the words that it has no source follow in its sentence. */
function printedFields(desk: DeskRead, now = NOW, about = 'session'): Printed[] {
  const memo = composeMemo(desk, { kind: 'meetingBrief', about, now })
  const t = translator(memo.language)
  const bare = new Set([t('memo.mark.unsourced'), t('memo.position.unsourced')])
  const isAssessed = ({ text }: Run) =>
    text.includes(t('memo.claim.assessed')) || /Assessed – desk|当課の見立て/.test(text)
  const body = rows(memo)
  const end = body.findIndex((runs) => runs.some(({ text }) => text === t('memo.section.sources')))
  return body.slice(0, end < 0 ? undefined : end).flatMap((runs) =>
    runs.flatMap((run, index) => {
      // The head of the memo is its own.
      if (!run.from || run.from.collection === 'memo') return []
      const { collection, field } = run.from
      const rest = runs.slice(index)
      const shows = rest.some(({ text, notes }) => (notes?.length ?? 0) > 0 || bare.has(text)) || runs.some(isAssessed)
      return [{ field: `${collection}.${field.replace(/[.[].*$/, '')}`, text: run.text, shows }]
    }),
  )
}

const silent = (desk: DeskRead, now?: string, about?: string) =>
  printedFields(desk, now, about).filter(({ field, shows }) => !shows && !NAMES.has(field) && !OWN_WORDS.has(field))

describe('every printed fact of a brief', () => {
  it('shows its source or says that it has none: in the sample', async () => {
    const desk = await sampleDesk()
    for (const { id } of desk.all('session')) {
      expect(printedFields(desk, NOW, id).length).toBeGreaterThan(60)
      expect(silent(desk, NOW, id), id).toEqual([])
    }
  })

  it.each(LANGUAGES)('says that it has no source, on a desk without any, in %s', (language) => {
    const desk = uncitedDesk(language).desk()
    expect(new Set(printedFields(desk).map(({ field }) => field)).size).toBeGreaterThan(30)
    expect(silent(desk)).toEqual([])
    // After the meeting it prints how that went, too.
    expect(silent(desk, '2025-08-01T12:00:00Z')).toEqual([])
  })

  it('does so whichever one place has a source', () => {
    const bare = uncitedDesk().desk()
    const places = CITABLE_COLLECTIONS.flatMap((collection) =>
      bare.all(collection).flatMap(({ id }) => {
        const record = bare.get(collection, id)
        return record
          ? citablePaths(collection, record).map((place) => ({ ref: { collection, id }, path: evidencePath(place) }))
          : []
      }),
    )
    const broken = some(places).flatMap(({ ref, path }) => {
      const found = silent(addEvidence(uncitedDesk(), ref, path).desk())
      return found.length > 0 ? [{ path: `${ref.collection} ${path}`, found: found.map(({ field }) => field) }] : []
    })
    expect(broken).toEqual([])
  })
})
