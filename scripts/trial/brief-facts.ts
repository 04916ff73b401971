import { execFileSync } from 'node:child_process'
import type { Report } from './report'

/** The facts of the report, as the brief must print them, each with the number of its note. */
const factsOf = ({ dates }: Report): Readonly<Record<string, RegExp>> => ({
  'the last round': new RegExp(`Round 3 at ministerial level, ${dates.yesterday} \\(held\\)`),
  'how it ended': /No deal\. Each side said that the next step is up to the other\.\[\d/,
  'the meeting, its place, people and length': new RegExp(
    `${dates.yesterday}, Rabat: Sigrun Hallsdottir, Karim Bennani, Jon Thorvaldsson and Salma Idrissi, 95 minutes\\.\\[\\d`,
  ),
  'our position on tomatoes':
    /Iceland \(Sigrun Hallsdottir\), on record: .*lower the duty only once .* without a quota\.\[\d/,
  'their position on tomatoes':
    /Morocco \(Karim Bennani\), on record: .*free of duty from November to April, when no one in Iceland grows any without lamps\[\d/,
  'their position on fish':
    /Morocco \(Karim Bennani\), on record: .*ready to cut the rate in steps, provided that its own fleet may land its catch in two Icelandic ports\[\d/,
  'the contested claim': /one truck in three for more than two days.*\[\d+, \d+\] \(A claim; contested\.\)/,
  'its denial': /\(contradicting\) As note 1: “Morocco's food safety office denied this/,
  'the duty on tomatoes': /Duty on tomatoes – Duty – 30%, since 1 July 2024 source\[\d/,
  'the duty on fish': /Duty on frozen fish – Duty – 10%, since 1 January 2019 source\[\d/,
  'the deadline': new RegExp(`Transport agreement expires: ${dates.deadline} \\(fixed\\)\\.\\[\\d`),
  'the target': new RegExp(`First package: ${dates.target} \\(reported target\\)\\.\\[\\d`),
  'when they meet': new RegExp(`When ${dates.nextRound}\\[\\d`),
  'where they meet': /Where Reykjavik\[\d/,
  'the purpose': /Purpose\. To see whether fish and tomatoes can be settled together\.\[\d/,
  'the citation': /1 Atlantic Wire, Iceland and Morocco inch towards a deal on fish and tomatoes/,
})

/** The four people, with their posts; the annex has the notes. */
const PEOPLE = ['Sigrun Hallsdottir', 'Karim Bennani', 'Jon Thorvaldsson', 'Salma Idrissi']

/** The faults of the brief in a PDF file: facts that it lacks, and marks of facts without a source. */
export function briefFaults(pdf: string, report: Report): string[] {
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
  const lacks = Object.entries(factsOf(report)).flatMap(([fact, words]) =>
    words.test(text) ? [] : [`the brief lacks ${fact}, or prints it without its source: ${String(words)}`],
  )
  const [, annex = ''] = text.split('who is who')
  const strangers = PEOPLE.filter((person) => !annex.includes(person)).map((person) => `the annex lacks ${person}`)
  const marks = [...text.matchAll(/.{0,60}(\*|Unsourced)/g)].map(
    ([words]) => `the brief prints without a source: ${words}`,
  )
  return [...lacks, ...strangers, ...marks]
}
