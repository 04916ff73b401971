import { expect } from '@playwright/test'
import { saveTo } from '../../test/helpers/window/dialogs'
import type { Launched } from '../../test/helpers/window/launch'
import type { Hands } from './hands'
import { addDate, addMeasure, addPerson, addPosition, addRound, addSource, addTalk, begin, openReader } from './makers'
import { Moves } from './moves'
import type { Report } from './report'

const PATIENCE = { timeout: 30_000 }

/** The first trial: a report that was just copied becomes a brief as a PDF, on an empty desk. Leaves the brief in the file `pdf`. */
export async function reportToBrief({ app, page }: Launched, hands: Hands, report: Report, pdf: string): Promise<void> {
  const moves = new Moves(page, hands, report.text)
  await saveTo(app, pdf)
  await addSource(moves, report.text, 'Atlantic Wire')
  await addTalk(moves, 'Fish and tomatoes', [
    ['Goods', 'Tomatoes'],
    ['Goods', 'Frozen fish'],
    ['Border', 'Inspections'],
  ])
  await openReader(moves)
  await readScene(moves, report)
  await readPositions(moves, report)
  await readDates(moves, report)
  await makeBrief(moves)
}

/** The first paragraph: the round, the four people, and their meeting. */
async function readScene(moves: Moves, { dates }: Report): Promise<void> {
  await addRound(moves, 'RABAT', {
    When: dates.yesterday,
    Level: 'min',
    'Place, English': 'Rabat',
    Number: '3',
    Summary: 'No deal. Each side said that the next step is up to the other.',
  })
  const ministers = "Iceland's foreign trade minister"
  await addPerson(moves, ministers, 'Sigrun Hallsdottir', 'Iceland', 'Minister for Foreign Trade')
  await addPerson(moves, ministers, 'Karim Bennani', 'Morocco', 'Minister of Industry and Trade')
  await addPerson(moves, 'At their side', 'Jon Thorvaldsson', 'Iceland', 'Chief negotiator, foreign ministry')
  await addPerson(moves, 'At their side', 'Salma Idrissi', 'Morocco', 'Chief negotiator, director of trade policy')
  await begin(moves, ministers, 'Meeting', 'people and meetings')
  await moves.write('Start', dates.yesterday)
  await moves.take('Participants', 'Sigrun', 'Karim', 'Jon', 'Salma')
  await moves.allFields()
  await moves.write('Length (minutes)', '95')
  await moves.saveCited()
}

/** The next three paragraphs: duties, positions, the claim and its denial. */
async function readPositions(moves: Moves, { dates }: Report): Promise<void> {
  const { page, hands } = moves
  await addMeasure(moves, 'Iceland keeps a duty', {
    title: 'Duty on tomatoes',
    imposer: 'Iceland',
    kind: 'ord',
    scope: 'Tomatoes from outside Europe',
    issue: 'Tomatoes',
    layers: [{ name: 'Duty', rate: '30', validity: `from ${dates.dutySince}` }],
  })
  await addPosition(moves, 'Mr Bennani said', ['Morocco', 'Tomatoes', 'demand'])
  await addPosition(moves, 'Ms Hallsdottir answered', ['Iceland', 'Tomatoes', 'cond'])
  await addMeasure(moves, 'Morocco has charged', {
    title: 'Duty on frozen fish',
    imposer: 'Morocco',
    kind: 'ord',
    scope: 'Frozen fish from northern Europe',
    issue: 'Frozen',
    layers: [{ name: 'Duty', rate: '10', validity: `from ${dates.fishDutySince}` }],
  })
  await addPosition(moves, 'Mr Bennani told', ['Morocco', 'Frozen fish', 'cond'])
  await addPosition(moves, 'Iceland claims', ['Iceland', 'Inspections', 'demand'], true)
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
  await addDate(moves, 'The transport agreement', 'Transport agreement expires', dates.deadline, 'fixed')
  await addDate(moves, 'Both ministers said', 'First package', dates.target, 'rep')
  // The form shows all fields from here on, as it did for the round before.
  await addRound(moves, 'A fourth round', { Number: '4', When: dates.nextRound, 'Place, English': 'Reykjavik' })
  hands.for('evidence')
  await moves.quote('Place')

  await begin(moves, 'Officials said', 'Meeting', 'people and meetings')
  await moves.take('Round', 'Round 4')
  await moves.write('Start', dates.nextRound)
  await moves.reach('Participants')
  // The two chief negotiators of the last meeting stay outside.
  await hands.pressTimes('Backspace', 2)
  await moves.write('Purpose', 'To see whether fish and tomatoes can be settled together.')
  await moves.saveCited()
  hands.for('evidence')
  await moves.quote('Participants')
  await moves.select('Officials said')
  await moves.quote('Purpose')
}

async function makeBrief({ page, hands }: Moves): Promise<void> {
  hands.for('rest')
  await hands.click(page.getByRole('button', { name: 'Create meeting brief' }))
  await expect(page.getByRole('button', { name: 'Export PDF…' })).toBeEnabled(PATIENCE)
  await hands.press('Control+Shift+S')
  hands.answerSystem()
  await expect(page.getByText(/Saved brief\.pdf: \d+ pages?/)).toBeVisible(PATIENCE)
}
