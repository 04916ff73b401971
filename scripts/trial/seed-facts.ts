import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsOf } from '../../test/helpers/files/desk-files'
import { SAMPLE, type Launched } from '../../test/helpers/window/launch'
import { deskOf } from './figures'
import type { Hands } from './hands'
import {
  addDate,
  addMeasure,
  addPeople,
  addPosition,
  addRound,
  addSource,
  addSuggestedDate,
  addTalk,
  begin,
} from './makers'
import { Moves } from './moves'
import { expect } from './patient-expect'

/** How many facts the second trial enters: F1–F17 of the sample. */
export const FACTS = 17

/** The desk summary of the sample, which has each fact in a sentence or two; the leads are none of its facts. */
const SUMMARY = '9eb770670c4cce23302dfa099eb88c221ba0a9d1d53fb3e2a6d7d3a61110159d.txt'

const LEADS = [
  'Tokyo asks the commerce secretary to think again about tariffs',
  'Higher steel tariffs were not raised in the talks',
  'Both sides see progress towards a deal',
]

/** The second trial: the facts of the sample, each with its evidence, on an empty desk. Returns what is missing afterwards. */
export async function enterFacts(parley: Launched, hands: Hands): Promise<string[]> {
  const text = readFileSync(join(SAMPLE, 'sources', SUMMARY), 'utf8')
  const moves = new Moves(parley.page, hands, text)
  await addTalk(moves, 'Japan–US tariff talks')
  await addSource(moves, text, 'Desk', 'on or after 6 June 2025')
  await enterPeopleAndMeetings(moves)
  await enterPositionsAndMeasures(moves)
  await enterLeads(moves)
  return missing(deskOf(parley))
}

/** F1 to F8, F10, mostly in the order of the text. */
async function enterPeopleAndMeetings(moves: Moves): Promise<void> {
  await addSuggestedDate(moves, ['Akazawa says', 'mid-June'], 'Agreement', 'mid-June 2025', 'rep')
  await addPeople(moves, 'Japan’s chief negotiator', [
    'Ryosei Akazawa',
    'Japan',
    'Minister for Economic Revitalization',
  ])
  await addPeople(
    moves,
    'That Friday',
    ['Howard Lutnick', 'United States', 'Secretary of Commerce'],
    ['Scott Bessent', 'United States', 'Secretary of the Treasury'],
  )
  await addRound(moves, 'This round was', {
    Number: '5',
    When: '5–6 June 2025',
    Level: 'min',
    'Place, English': 'Washington',
    Summary: 'Akazawa’s third week in a row in Washington.',
  })
  // From here back up to the meetings of the round.
  const around = 'Around then'
  await addPeople(
    moves,
    around,
    ['Donald Trump', 'United States', 'President'],
    ['Shigeru Ishiba', 'Japan', 'Prime Minister'],
  )
  // The source has no date, so “15 June” is of no certain year, and is not suggested.
  await addDate(moves, 'The G7 summit', 'G7 summit in Canada starts', '15 June 2025', 'fixed')
  await addRound(moves, around, { When: 'mid-June 2025', Level: 'lead', Status: 'poss' })
  // The sentence that names the two fills them in.
  await begin(moves, around, 'Meeting', 'people and meetings')
  await moves.take('Round', 'leaders')
  await moves.write('Start', 'mid-June 2025')
  await moves.takeOnly('Participants', 'Shigeru', 'Donald')
  await moves.write('Purpose', 'To conclude a trade deal, if one is within reach.')
  await moves.choose('Status', 'poss')
  await moves.saveCited()

  await begin(moves, 'Before that came Lutnick', 'Meeting', 'people and meetings')
  await moves.take('Round', 'Round 5')
  await moves.write('Start', '5 June 2025')
  await moves.write('Length (minutes)', '110')
  await moves.takeOnly('Participants', 'Ryosei', 'Howard')
  await moves.saveCited()

  await addRound(moves, 'He left open', {
    Number: '6',
    When: 'from 7 June 2025',
    Level: 'min',
    Summary: 'Whether it follows, in the coming week or later, is open.',
    Status: 'poss',
  })
  await begin(moves, 'In his words', 'Meeting', 'people and meetings')
  await moves.take('Round', 'Round 5')
  await moves.write('Start', '6 June 2025')
  await moves.takeOnly('Participants', 'Ryosei', 'Howard', 'Scott')
  await moves.write('Summary', 'In his words there was “further progress”.')
  await moves.saveCited()

  await begin(moves, 'The Japanese government says', 'Readout', 'people and meetings')
  await moves.take('Meeting', '5 June')
  await moves.take('Issued by', 'Japan')
  await moves.write('Says 1', 'Economic security, nontariff barriers and trade, each in detail.')
  await moves.saveCited()
}

const DEAL = ['Tariffs', 'Trade deal'] as const
const ADDITIONAL = ['Tariffs', 'Additional tariffs'] as const
const CARS = ['Tariffs', 'Cars'] as const

/** F9, F11 to F16. */
async function enterPositionsAndMeasures(moves: Moves): Promise<void> {
  const { hands } = moves
  await addPosition(moves, 'Tokyo’s repeated condition', { party: 'Japan', issue: DEAL, stance: 'cond' })
  await addPosition(moves, 'Tokyo repeated', { party: 'Japan', issue: ADDITIONAL, stance: 'demand' })
  await addMeasure(moves, 'The reciprocal tariffs', {
    title: 'Reciprocal tariffs',
    imposer: 'United States',
    on: 'Japan',
    kind: 'rec',
    scope: 'Nearly all goods',
    issue: ADDITIONAL,
    layers: [
      { name: 'Baseline', rate: '10%', announced: '2 April 2025', validity: 'from 5 April 2025' },
      { name: 'Specific to Japan', rate: '14%', announced: '2 April 2025' },
    ],
  })
  await addMeasure(moves, 'Cars carry 25%', {
    title: 'Tariff on cars',
    imposer: 'United States',
    on: 'Japan',
    kind: 'nat',
    scope: 'Cars; other sectors have levies of their own',
    issue: CARS,
    layers: [{ name: 'Cars', rate: '25%', validity: 'from 3 April 2025' }],
  })
  await begin(moves, 'Japan’s package', 'Proposal', 'positions')
  await moves.take('Proposed by', 'Japan')
  await moves.write('Title, English', 'Japan’s package')
  await moves.choose('Status', 'tab')
  for (const [index, element] of [
    'Sturdier supply chains for critical minerals and chips, built jointly',
    'A joint effort in shipbuilding',
    'Larger purchases of American farm goods',
    'Lighter safety and environmental rules for vehicles built abroad',
  ].entries()) {
    const of = `Elements ${index + 1}`
    // Enter in an element adds the next one: kind and status go along.
    if (index > 0) await hands.press('Enter')
    await moves.write(`${of}, Text`, element)
    if (index > 0) continue
    await moves.choose(`${of}, Kind`, 'offer')
    await moves.choose(`${of}, Status`, 'tab')
    await hands.press('Tab')
  }
  await moves.saveCited()
  await addMeasure(moves, 'Cars, trucks and buses', {
    title: 'Tariff on vehicles',
    imposer: 'Japan',
    kind: 'ord',
    scope: 'Cars, trucks and buses from abroad',
    issue: CARS,
    layers: [{ name: 'Duty', rate: '0%', validity: 'by 6 June 2025' }],
  })
  await addPosition(moves, 'Washington blames', {
    party: 'United States',
    issue: CARS,
    stance: 'demand',
    contested: true,
  })
}

/** F17: leads are no evidence, and have none. */
async function enterLeads(moves: Moves): Promise<void> {
  const { page, hands } = moves
  hands.for('rest')
  await hands.press('Control+5')
  await hands.press('Control+N')
  const item = page.getByRole('menuitem', { name: 'Lead', exact: true })
  await item.waitFor()
  await hands.click(item)
  for (const [index, lead] of LEADS.entries()) {
    await moves.formOpens()
    await moves.write('Text', lead)
    await (index === LEADS.length - 1 ? moves.save() : moves.saveAndGoOn('Text'))
  }
  await expect(moves.form).toHaveCount(0)
}

/** The kinds of records that the facts need, with how many, and the records that have no evidence. */
async function missing(desk: string): Promise<string[]> {
  const wanted = {
    membership: 5,
    round: 3,
    session: 3,
    milestone: 2,
    position: 3,
    measure: 3,
    proposal: 1,
    readout: 1,
  } as const
  const evidence = await recordsOf(desk, 'evidence')
  const faults: string[] = []
  for (const [collection, count] of Object.entries(wanted)) {
    const records = await recordsOf(desk, collection as keyof typeof wanted)
    if (records.length !== count) faults.push(`trial 2 has ${records.length} of ${collection}, not ${count}`)
    for (const { id } of records)
      if (!evidence.some(({ about }) => about.id === id)) faults.push(`trial 2: a ${collection} has no evidence`)
  }
  const leads = await recordsOf(desk, 'lead')
  if (leads.length !== LEADS.length) faults.push(`trial 2 has ${leads.length} leads, not ${LEADS.length}`)
  return faults
}
