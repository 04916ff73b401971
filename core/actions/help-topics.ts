import type { TextKey } from '../text/catalogue'

/** The topics of the help, in the order of an officer's work. Each has a title, `guide.<topic>`, and steps, `guideSteps.<topic>`, one a line. */
export const HELP_TOPICS = [
  'start',
  'source',
  'quote',
  'suggestions',
  'position',
  'dates',
  'rates',
  'timeLine',
  'brief',
  'issue',
  'copies',
  'word',
  'changed',
  'search',
  'undo',
  'backups',
  'keys',
  'safety',
] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

/** A topic in words. */
export interface HelpText {
  topic: HelpTopic
  title: string
  steps: readonly string[]
}

/** The topics that have all words of a search, those with them in the title first; all topics if there is none. */
export function helpOn(search: string, t: (key: TextKey) => string): HelpText[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const has = (text: string) => words.every((word) => text.normalize('NFKC').toLowerCase().includes(word))
  const texts = HELP_TOPICS.map((topic): HelpText => ({
    topic,
    title: t(`guide.${topic}`),
    steps: t(`guideSteps.${topic}`).split('\n'),
  }))
  const found = texts.filter(({ title, steps }) => has([title, ...steps].join(' ')))
  return found.toSorted((a, b) => Number(has(b.title)) - Number(has(a.title)))
}
