import { saveTo } from '../../test/helpers/window/dialogs'
import type { Launched } from '../../test/helpers/window/launch'
import type { Hands } from './hands'
import {
  acceptPosition,
  addMeasure,
  addPeople,
  addPosition,
  addRound,
  addSource,
  addSuggestedDate,
  addSuggestedPosition,
  addTalk,
  begin,
} from './makers'
import { Moves } from './moves'
import type { Report } from './report'
import { expect } from './patient-expect'

/** The first trial: a report that was just copied becomes a brief as a PDF, on an empty desk. Leaves the brief in the file `pdf`. */
export async function reportToBrief({ app, page }: Launched, hands: Hands, report: Report, pdf: string): Promise<void> {
  const moves = new Moves(page, hands, report.text)
  await saveTo(app, pdf)
  await addTalk(moves, 'Fish and tomatoes')
  await addSource(moves, report.text, 'Atlantic Wire')
  await readScene(moves, report)
  await readPositions(moves, report)
  await readDates(moves, report)
  await makeBrief(moves)
}

/** The first paragraph: the round, the four people, and their meeting. */
async function readScene(moves: Moves, { dates }: Report): Promise<void> {
  const { hands } = moves
  await addRound(moves, 'RABAT', {
    Number: '3',
    When: dates.yesterday,
    Level: 'min',
    'Place, English': 'Rabat',
    Summary: 'No deal. Each side said that the next step is up to the other.',
  })
  hands.for('evidence')
  await moves.quoteFor('RABAT', 'When')
  await moves.quoteFor('RABAT', 'Summary')
  const ministers = "Iceland's foreign trade minister"
  await addPeople(
    moves,
    ministers,
    ['Sigrun Hallsdottir', 'Iceland', 'Foreign Trade Minister'],
    ['Karim Bennani', 'Morocco', 'Minister of Industry and Trade'],
  )
  await addPeople(
    moves,
    'At their side',
    ['Jon Thorvaldsson', 'Iceland', 'Chief negotiator, foreign ministry'],
    ['Salma Idrissi', 'Morocco', 'Chief negotiator, director of trade policy'],
  )
  await begin(moves, ministers, 'Meeting', 'people and meetings')
  await moves.write('Start', dates.yesterday)
  await moves.write('Length (minutes)', '95')
  await moves.takeOnly('Participants', 'Sigrun', 'Karim', 'Jon', 'Salma')
  await moves.saveCited()
  hands.for('evidence')
  await moves.quoteFor(ministers, 'Length (minutes)')
  await moves.quoteFor(ministers, 'Participants')
  // The day stands before the report.
  await moves.quoteFor('RABAT', 'Start')
}

const TOMATOES = ['Goods', 'Tomatoes'] as const
const FISH = ['Goods', 'Frozen fish'] as const
const INSPECTIONS = ['Border', 'Inspections'] as const

/** The next three paragraphs: duties, positions, the claim and its denial. */
async function readPositions(moves: Moves, { dates }: Report): Promise<void> {
  const { page, hands } = moves
  await addMeasure(moves, 'Iceland keeps a duty', {
    title: 'Duty on tomatoes',
    imposer: 'Iceland',
    on: 'Morocco',
    kind: 'ord',
    scope: 'Tomatoes from outside Europe',
    issue: TOMATOES,
    layers: [{ name: 'Duty', rate: '30%', validity: `from ${dates.dutySince}` }],
  })
  await acceptPosition(moves, 'Mr Bennani said', 'must be able', 'Position of Morocco: demand (Tomatoes)')
  await addPosition(moves, 'Ms Hallsdottir answered', { party: 'Iceland', issue: TOMATOES, stance: 'cond' })
  await addMeasure(moves, 'Morocco has charged', {
    title: 'Duty on frozen fish',
    imposer: 'Morocco',
    on: 'Iceland',
    kind: 'ord',
    scope: 'Frozen fish from northern Europe',
    issue: FISH,
    // The words name no duty, so their goods name the layer.
    layers: [{ name: 'Frozen fish', rate: '10%', validity: `from ${dates.fishDutySince}` }],
  })
  await addSuggestedPosition(moves, 'Mr Bennani told', 'the rate in steps', {
    party: 'Morocco',
    issue: FISH,
    stance: 'cond',
  })
  // The suggestion would take the issue of the record beside the text, which is another one.
  await addPosition(moves, 'Iceland claims', {
    party: 'Iceland',
    issue: INSPECTIONS,
    stance: 'demand',
    contested: true,
  })
  hands.for('evidence')
  await moves.select("Morocco's food safety office")
  await hands.click(page.getByRole('combobox', { name: 'Role' }))
  await hands.type('contra')
  await hands.press('Enter')
  await hands.click(page.getByRole('button', { name: 'Quote', exact: true }))
  await expect(page.getByRole('complementary').getByText('contradicts ·')).toBeVisible()
  await expect(moves.text).toBeFocused()
}

/** The last paragraphs: two dates, and the next round with its meeting. */
async function readDates(moves: Moves, { dates }: Report): Promise<void> {
  const { hands } = moves
  const expiry = ['The transport agreement', dates.deadline] as const
  await addSuggestedDate(moves, expiry, 'Transport agreement expires', dates.deadline, 'fixed')
  // The suggestion is the latest day on which the target may be; the target itself is corrected.
  await addSuggestedDate(moves, ['Both ministers said', dates.target], 'First package', dates.target, 'rep')
  // A month to come says of no meeting that it is scheduled: that is for the officer to say, who reads that it is planned.
  const planned = { Number: '4', When: dates.nextRound, 'Place, English': 'Reykjavik', Status: 'scheduled' }
  await addRound(moves, 'A fourth round', planned)
  hands.for('evidence')
  await moves.quoteFor('A fourth round', 'Place')

  await begin(moves, 'Officials said', 'Meeting', 'people and meetings')
  await moves.take('Round', 'Round 4')
  await moves.write('Start', dates.nextRound)
  await moves.choose('Status', 'scheduled')
  // The two chief negotiators of the last meeting stay outside.
  await moves.takeOnly('Participants', 'Sigrun', 'Karim')
  await moves.write('Purpose', 'To see whether fish and tomatoes can be settled together.')
  await moves.saveCited()
  hands.for('evidence')
  await moves.quoteFor('Officials said', 'Participants')
  await moves.quoteFor('Officials said', 'Purpose')
}

async function makeBrief({ page, hands }: Moves): Promise<void> {
  hands.for('rest')
  await hands.click(page.getByRole('button', { name: 'Create meeting brief' }))
  await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeEnabled()
  await hands.press('Control+Shift+S')
  hands.answerSystem()
  await expect(page.getByText(/Saved brief\.pdf: \d+ pages?/)).toBeVisible()
}
