import { execFileSync } from 'node:child_process'
import type { Report } from './report'

/** The facts of the report, as the brief must print them, each with the mark of its source after it or after the next text of the same source. */
const factsOf = ({ dates }: Report): Readonly<Record<string, RegExp>> => ({
  'the last round': new RegExp(`Round 3 at ministerial level, ${dates.yesterday} \\(held\\)`),
  'how it ended': /No deal\. Each side said that the next step is up to the other\..*?[A-Z]\d/,
  'the meeting, its place, people and length': new RegExp(
    `${dates.yesterday}, Rabat: Sigrun Hallsdottir, Karim Bennani, Jon Thorvaldsson and Salma Idrissi, 95 minutes\\..*?[A-Z]\\d`,
  ),
  'our position on tomatoes': /lower the duty only once .* without a quota\. ?[A-Z]\d/,
  'their position on tomatoes': /free of duty from November to April, when no one in Iceland grows any without lamps/,
  'their position on fish':
    /ready to cut the rate in steps, provided that its own fleet may land its catch in two Icelandic ports/,
  'who said so': /On record, Karim Bennani/,
  'the contested claim': /one truck in three for more than two days.*\(A claim; contested\.\)/,
  'its denial': /against [A-Z]\d/,
  'the duty on tomatoes': /Duty on tomatoes .*?30%, since 1 July 2024/,
  'the duty on fish': /Duty on frozen fish .*?10%, since 1 January 2019/,
  'the deadline': new RegExp(`${dates.deadline} .*?Transport agreement expires \\(fixed\\)\\..*?[A-Z]\\d`),
  'the target': new RegExp(`${dates.target} .*?First package \\(reported target\\)\\..*?[A-Z]\\d`),
  'when and where they meet': new RegExp(`When, where ${dates.nextRound}.*?Reykjavik`),
  'the purpose': /Purpose\. To see whether fish and tomatoes can be settled together\..*?[A-Z]\d/,
  'the citation': /[A-Z] Atlantic Wire, Iceland and Morocco inch towards a deal on fish and tomatoes/,
})

/** The four people, with their posts and notes at the end. */
const PEOPLE = ['Sigrun Hallsdottir', 'Karim Bennani', 'Jon Thorvaldsson', 'Salma Idrissi']

/** The faults of the brief in a PDF file: facts that it lacks, and marks of facts without a source. */
export function briefFaults(pdf: string, report: Report): string[] {
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
  const lacks = Object.entries(factsOf(report)).flatMap(([fact, words]) =>
    words.test(text) ? [] : [`the brief lacks ${fact}, or prints it without its source: ${String(words)}`],
  )
  const [, annex = ''] = text.split('Who is who')
  const strangers = PEOPLE.filter((person) => !annex.includes(person)).map((person) => `who is who lacks ${person}`)
  const marks = [...text.matchAll(/.{0,60}(\*|Unsourced)/g)].map(
    ([words]) => `the brief prints without a source: ${words}`,
  )
  return [...lacks, ...strangers, ...marks]
}
