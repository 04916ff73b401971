import { join } from 'node:path'
import { briefFaults } from './brief-facts'
import { onEmptyDesk } from './empty-desk'
import { evidenceOn, minutesOf, tell } from './figures'
import { reportOf } from './report'
import { reportToBrief } from './report-to-brief'
import { FACTS, enterFacts } from './seed-facts'

/**
 * npm run trial: two trials in the real window, with the keyboard and the mouse alone, and each action counted by the rule of docs/trials.md. The first turns a
 * report into a brief, the second enters the facts of the sample; both begin on an empty desk. Fails if the brief lacks a fact or prints one without a source,
 * or if a fact of the second trial has no record or no evidence. The last line has the figures. `-- --list` lists each action, too.
 */
const LISTS = process.argv.includes('--list')

const first = await onEmptyDesk(
  [
    { country: 'Iceland', city: 'Reykjavik', timeZone: 'Atlantic/Reykjavik' },
    { country: 'Morocco', city: 'Rabat', timeZone: 'Africa/Casablanca' },
  ],
  async (parley, hands) => {
    const pdf = join(parley.home, 'brief.pdf')
    const report = reportOf(new Date())
    await reportToBrief(parley, hands, report, pdf)
    return {
      done: hands.done,
      faults: briefFaults(pdf, report),
      quotes: await evidenceOn(parley),
      says: parley.messages,
    }
  },
)
tell('trial 1, from a report to its brief', first.done, LISTS)

const second = await onEmptyDesk([{ country: 'Japan' }, { country: 'United States' }], async (parley, hands) => {
  const faults = await enterFacts(parley, hands)
  return { done: hands.done, faults, quotes: await evidenceOn(parley), says: parley.messages }
})
tell('trial 2, the facts of the sample', second.done, LISTS)

const faults = [first, second].flatMap((trial) => [...trial.faults, ...trial.says])
for (const fault of faults) console.error(fault)
const quoting = [...first.done, ...second.done].filter(({ work }) => work === 'evidence').length
const evidence = quoting / (first.quotes + second.quotes)
console.log(
  `trial 1: ${first.done.length} actions, ${minutesOf(first.done).toFixed(1)} minutes; ` +
    `trial 2: ${(second.done.length / FACTS).toFixed(1)} actions a fact; evidence alone: ${evidence.toFixed(1)}`,
)
process.exit(faults.length === 0 ? 0 : 1)
