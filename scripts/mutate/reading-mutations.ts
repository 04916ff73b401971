import { inStore, type Mutation } from './mutation'

const SEGMENT = 'electron/journal/format/segment.ts'
const SNAPSHOT = 'electron/journal/format/snapshot.ts'
const RECOVER = 'electron/journal/read/read-desk.ts'
const REFUSE = 'electron/journal/read/refuse-damaged.ts'
const LINE = 'electron/journal/format/line.ts'
const CHAIN = 'electron/journal/read/chain-reader.ts'

/** Removes the guards of reading a journal: against taking a damaged one for whole. */
export const READING: readonly Mutation[] = [
  inStore(
    'chain of lines',
    LINE,
    'if (printed === undefined || crc32(line.subarray(REST), chain) !== printed) return undefined',
    'if (printed === undefined) return undefined',
    'journal/read/bit-flips.long',
  ),
  inStore(
    'chain of the past',
    LINE,
    'const follows = chain === undefined || crc32(line.subarray(REST), chain) === printed',
    'const follows = true',
    'journal/read/bit-flips.long',
  ),
  {
    name: 'length and checksum of a snapshot',
    edits: [
      [SNAPSHOT, 'if (body.length !== header.bytes)', 'if (body.length < 0)'],
      [SNAPSHOT, 'if (found !== header.sha256)', 'if (found === header.at)'],
    ],
    tests: { unit: 'test/electron/journal/read/bit-flips.long.test.ts' },
  },
  inStore(
    'checksum of a first line',
    SNAPSHOT,
    'if (found !== head)',
    "if (found === 'x')",
    'journal/read/bit-flips.long',
  ),
  inStore(
    'number of a transaction',
    SEGMENT,
    '|| transaction.data.n !== n + 1)',
    ')',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'number of a segment',
    SEGMENT,
    '|| header.data.h !== expected.h || header.data.n !== n)',
    ')',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'a later line says that it was durable',
    SEGMENT,
    'if (saysItWasDurable(bytes, at)) content',
    'if (at < 0) content',
    'journal/read/truncation.long',
  ),
  inStore(
    'an earlier segment that ends early',
    REFUSE,
    'if (!isLast && sound < bytes.length) throw',
    'if (sound < 0) throw',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'a whole beginning after a gap',
    SEGMENT,
    '.data?.n ?? 0) > n)',
    '.data?.n ?? 0) < 0)',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'a segment that is missing',
    RECOVER,
    'if (place.number > expected)',
    'if (place.number < 0)',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'a segment without its header',
    REFUSE,
    "if (!header) throw damaged(file, 'segment-empty', 0, { number })",
    '',
    'journal/read/truncation.long',
  ),
  inStore(
    'an end before the one that was reached',
    REFUSE,
    '|| hasReached(bytes, sound, reached)) return',
    '|| bytes.length >= 0) return',
    'journal/read/truncation.long',
  ),
  inStore(
    'the last segment, which was reached',
    REFUSE,
    'if (reached.segment > last) throw',
    'if (reached.segment < 0) throw',
    'journal/read/damaged-desks',
  ),
  inStore(
    'the past of one of two computers',
    'electron/journal/read/lineage.ts',
    'number < parted || device === branch)',
    'number < parted || device !== undefined)',
    'journal/repair/history-after-repair',
  ),
  inStore(
    'the past up to the point of going on',
    'electron/journal/read/journal-history.ts',
    'transaction.n <= upTo &&',
    '',
    'journal/repair/history-after-repair',
  ),
  inStore(
    'a journal that was cut short',
    RECOVER,
    "if (number !== undefined) throw damaged(directory, 'segment-missing', 0, { number })",
    '',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'the note of an earlier journal',
    'electron/journal/migrate/migrate-schema.ts',
    '{ ...format, begunFrom, ...(reached',
    '{ ...format, ...(reached',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'salvage: an end that is missing is not called whole',
    'core/recovery/salvage-report.ts',
    '!report.endsEarly && ',
    '',
    'journal/read/journal-structure.long',
  ),
  inStore(
    'salvage: no line that follows nothing',
    CHAIN,
    'const isAstray = this.#pending !== undefined || this.#follows.length === 0',
    'const isAstray = true',
    'journal/repair/salvage-lines',
  ),
  inStore(
    'salvage: lines without a witness are named',
    CHAIN,
    'this.#understood(line, false) : undefined',
    'this.#understood(line, true) : undefined',
    'journal/repair/salvage-lines',
  ),
]
