import { checkCircles } from './check-circles'
import { checkRooms } from './check-rooms'
import { checkTexts } from './check-texts'

/** The project's own checks: its rooms, circles of files, and its texts. Prints each breach; exit code 1 if there is one. */
const root = process.cwd()
const rooms = checkRooms(root).map(({ file, why }) => `rooms: ${file}: ${why}`)
const circles = checkCircles(root, ['core', 'electron', 'renderer', 'scripts', 'test']).map(
  (files) => `circles: ${files.join(', ')}`,
)
const texts = checkTexts(root).map((problem) => `texts: ${problem}`)
for (const problem of [...rooms, ...circles, ...texts]) console.error(problem)
console.log(`rooms: ${rooms.length} breaches; circles: ${circles.length}; texts: ${texts.length} problems`)
process.exitCode = rooms.length + circles.length + texts.length > 0 ? 1 : 0
