import type { TextKey } from '../text/catalogue'
import { matchOf } from './help-search'

/** The topics of the help, in the order of an officer's work. Each has a title, `guide.<topic>`, steps, `guideSteps.<topic>`, one a line, and words to find it by, `guideWords.<topic>`. */
export const HELP_TOPICS = [
  'start',
  'source',
  'quote',
  'suggestions',
  'position',
  'dates',
  'rates',
  'timeLine',
  'packages',
  'whoMet',
  'reminders',
  'brief',
  'issue',
  'copies',
  'word',
  'changed',
  'search',
  'beside',
  'several',
  'noteFiles',
  'spelling',
  'undo',
  'backups',
  'keys',
  'safety',
  'trouble',
] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

/** A topic in words. */
export interface HelpText {
  topic: HelpTopic
  title: string
  steps: readonly string[]
}

/**
 * The topics that have all words of a search, the best match first; all topics if there is none. A word is also found by its stem, and in the topic's further
 * words, `guideWords.<topic>`, which are not shown.
 */
export function helpOn(search: string, t: (key: TextKey) => string): HelpText[] {
  const found = HELP_TOPICS.map((topic) => {
    const title = t(`guide.${topic}`)
    const steps = t(`guideSteps.${topic}`)
    const match = matchOf(search, [
      { text: title, counts: 4 },
      { text: t(`guideWords.${topic}`), counts: 2 },
      { text: steps, counts: 1 },
    ])
    return { match, text: { topic, title, steps: steps.split('\n') } }
  })
  return found
    .filter(({ match }) => match > 0)
    .toSorted((a, b) => b.match - a.match)
    .map(({ text }) => text)
}
