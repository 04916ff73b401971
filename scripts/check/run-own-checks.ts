import { checkCircles } from './check-circles'
import { checkGuards } from './check-guards'
import { checkRooms } from './check-rooms'
import { checkTexts } from './check-texts'
import { checkWords } from './check-words'

/** The project's own checks: its rooms, circles of files, texts, words and guards. Prints each breach; exit code 1 if there are any. */
const root = process.cwd()
const rooms = checkRooms(root).map(({ file, why }) => `rooms: ${file}: ${why}`)
const circles = checkCircles(root, ['core', 'electron', 'renderer', 'scripts', 'test']).map(
  (files) => `circles: ${files.join(', ')}`,
)
const texts = checkTexts(root).map((problem) => `texts: ${problem}`)
const words = checkWords(root).map((problem) => `words: ${problem}`)
const guards = checkGuards(root).map((problem) => `guards: ${problem}`)
const problems = [...rooms, ...circles, ...texts, ...words, ...guards]
for (const problem of problems) console.error(problem)
console.log(
  `rooms: ${rooms.length} breaches; circles: ${circles.length}; texts: ${texts.length} problems; words to replace: ${words.length}; guards that moved: ${guards.length}`,
)
process.exitCode = problems.length > 0 ? 1 : 0
