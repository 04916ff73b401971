import { checkRooms } from './check-rooms'
import { checkTexts } from './check-texts'

/** The project's own checks: its rooms, and its texts. Prints each breach; exit code 1 if there is one. */
const root = process.cwd()
const breaches = checkRooms(root).map(({ file, why }) => `rooms: ${file}: ${why}`)
const texts = checkTexts(root).map((problem) => `texts: ${problem}`)
for (const problem of [...breaches, ...texts]) console.error(problem)
console.log(`rooms: ${breaches.length} breaches; texts: ${texts.length} problems`)
process.exitCode = breaches.length + texts.length > 0 ? 1 : 0
