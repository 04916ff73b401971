import type { Mutation } from './mutations'

const ADAPTER = 'electron/journal/write/journal-adapter.ts'
const TORN = 'electron/journal/write/torn-tail.ts'
const DURABLY = 'electron/files/write-durably.ts'
const SEGMENT = 'electron/journal/format/segment.ts'
const SNAPSHOT = 'electron/journal/format/snapshot.ts'
const RECOVER = 'electron/journal/read/read-desk.ts'
const REFUSE = 'electron/journal/read/refuse-damaged.ts'
const STORE = 'electron/desk/store/desk-store.ts'
const QUEUE = 'electron/desk/store/commit-queue.ts'
const EDITOR = 'electron/desk/services/editor.ts'
const TROUBLE = 'electron/desk/store/store-trouble.ts'
const LINEAGE = 'electron/journal/read/lineage.ts'
const HISTORY = 'electron/journal/read/journal-history.ts'
const SALVAGE = 'electron/desk/services/salvage-service.ts'
const CONTINUE = 'electron/journal/repair/continue-desk.ts'
const LINE = 'electron/journal/format/line.ts'
const MIGRATE = 'electron/journal/migrate/migrate.ts'
const TEXTS = 'electron/journal/format/frozen-texts.ts'
const BACK_UP = 'electron/backup/back-up.ts'
const POINTS = 'electron/backup/backup-points.ts'
const CHAIN = 'electron/journal/read/chain-reader.ts'

const one = (name: string, file: string, from: string, to: string, test: string): Mutation => ({
  name,
  edits: [[file, from, to]],
  tests: { unit: `test/electron/${test}.test.ts` },
})

/** Removes the guards against losing an acknowledged edit: `npm run mutate:store`. */
export const STORE_MUTATIONS: readonly Mutation[] = [
  one('fdatasync of an edit', ADAPTER, 'await open.file.dataSync()', '', 'journal/write/call-order'),
  one(
    'folder fsync after a new segment',
    ADAPTER,
    'for (const folder of [dirname(path), join(this.#directory, JOURNAL_FOLDER), this.#directory])',
    'for (const folder of [join(this.#directory, JOURNAL_FOLDER), this.#directory])',
    'journal/write/call-order',
  ),
  one(
    'fsync of the folders of a new journal',
    ADAPTER,
    'for (const folder of [dirname(path), join(this.#directory, JOURNAL_FOLDER), this.#directory])',
    'for (const folder of [dirname(path)])',
    'journal/write/call-order',
  ),
  one(
    'fsync of a new segment',
    ADAPTER,
    'await writeAll(file, bytes, 0)\n      await file.sync()',
    'await writeAll(file, bytes, 0)',
    'journal/write/call-order',
  ),
  one(
    'folder fsync after a snapshot',
    DURABLY,
    'published = true\n    await fs.syncFolder(dirname(path))',
    'published = true',
    'journal/write/call-order',
  ),
  one('file fsync before rename', DURABLY, '    await file.sync()\n', '', 'journal/write/call-order'),
  one(
    'short-write loop',
    DURABLY,
    'while (offset < bytes.length) {',
    'if (offset < bytes.length) {',
    'desk/store/failed-writes',
  ),
  one(
    'read-back of snapshots',
    DURABLY,
    'if (!back.equals(bytes)) throw',
    'if (back.length < 0) throw',
    'desk/store/failed-writes',
  ),
  one(
    'chain of lines',
    LINE,
    'if (printed === undefined || crc32(line.subarray(REST), chain) !== printed) return undefined',
    'if (printed === undefined) return undefined',
    'journal/read/bit-flips',
  ),
  one(
    'chain of the past',
    LINE,
    'const follows = chain === undefined || crc32(line.subarray(REST), chain) === printed',
    'const follows = true',
    'journal/read/bit-flips',
  ),
  {
    name: 'length and checksum of a snapshot',
    edits: [
      [SNAPSHOT, 'if (body.length !== header.bytes)', 'if (body.length < 0)'],
      [SNAPSHOT, 'if (found !== header.sha256)', 'if (found === header.at)'],
    ],
    tests: { unit: 'test/electron/journal/read/bit-flips.test.ts' },
  },
  one('checksum of a first line', SNAPSHOT, 'if (found !== head)', "if (found === 'x')", 'journal/read/bit-flips'),
  one('number of a transaction', SEGMENT, '|| transaction.data.n !== n + 1)', ')', 'journal/read/journal-structure'),
  one(
    'number of a segment',
    SEGMENT,
    '|| header.data.h !== expected.h || header.data.n !== n)',
    ')',
    'journal/read/journal-structure',
  ),
  one(
    'a later line says that it was durable',
    SEGMENT,
    'if (saysItWasDurable(bytes, at)) content',
    'if (at < 0) content',
    'journal/read/truncation',
  ),
  one(
    'an earlier segment that ends early',
    REFUSE,
    'if (!isLast && sound < bytes.length) throw',
    'if (sound < 0) throw',
    'journal/read/journal-structure',
  ),
  one(
    'a whole beginning after what is gone',
    SEGMENT,
    '.data?.n ?? 0) > n)',
    '.data?.n ?? 0) < 0)',
    'journal/read/journal-structure',
  ),
  one(
    'a segment that is missing',
    RECOVER,
    'if (place.number > expected)',
    'if (place.number < 0)',
    'journal/read/journal-structure',
  ),
  one(
    'a segment without its header',
    REFUSE,
    "if (!header) throw damaged(file, 'segment-empty', 0, { number })",
    '',
    'journal/read/truncation',
  ),
  one(
    'an end before the one that was reached',
    REFUSE,
    '|| hasReached(bytes, sound, reached)) return',
    '|| bytes.length >= 0) return',
    'journal/read/truncation',
  ),
  one(
    'the last segment, which was reached',
    REFUSE,
    'if (reached.segment > last) throw',
    'if (reached.segment < 0) throw',
    'journal/read/damaged-desks',
  ),
  one(
    'nobody’s segment is replaced',
    'electron/files/file-system.ts',
    'await fs.link(from, to)',
    'await fs.rename(from, to)\n      return',
    'journal/write/two-writers',
  ),
  one('identity before a write', ADAPTER, 'await this.#refuseIfReplaced(open)\n', '', 'desk/store/failed-writes'),
  one(
    'another writer before a write',
    ADAPTER,
    'await this.refuseIfContinued()\n    if (this.#written',
    'if (this.#written',
    'journal/write/two-writers',
  ),
  one(
    'another writer in the middle of a write',
    ADAPTER,
    '    await this.#refuseIfOvertaken(open, bytes, chain)\n',
    '',
    'journal/write/two-writers',
  ),
  one(
    'another writer at the same opening',
    ADAPTER,
    '      await this.refuseIfContinued()\n      if (before) await',
    '      if (before) await',
    'journal/write/two-writers',
  ),
  one(
    'the end of the journal after a pause',
    ADAPTER,
    'if (this.#written.isOver(RECENT_MS)) await refuseIfRewritten(open)\n',
    '',
    'desk/store/away',
  ),
  one(
    'a snapshot that the next segment continues',
    'electron/journal/write/compact.ts',
    '  await refuseIfPassed(next, recovered.chain, fs)\n',
    '',
    'journal/write/opened-elsewhere',
  ),
  one(
    'one name in every version of Node',
    'electron/desk/store/desk-lock.ts',
    ".padEnd(SOCKET_NAME, '\\0')",
    '',
    'desk/store/desk-lock',
  ),
  one(
    'only the words of the holder’s own lease',
    'electron/desk/store/desk-lock.ts',
    'if (!lease || lease.lease !== answer) return {}',
    'if (!lease) return {}',
    'desk/store/desk-lock',
  ),
  one(
    'a lease that could not be replaced',
    'electron/desk/store/lease.ts',
    'found && !isOwn && text !== this.#former',
    'found && !isOwn',
    'desk/store/another-computer',
  ),
  one(
    'identity after a write',
    'electron/journal/write/open-segment.ts',
    'if (found.identity === identity && found.length === length) return',
    'return',
    'desk/store/failed-writes',
  ),
  one(
    'stopping where a file was replaced in mid-write',
    ADAPTER,
    'await this.#refuseIfReplaced({ ...open, length }).catch((error: unknown) => {\n      this.#stopped = true\n      throw error\n    })',
    '',
    'desk/store/failed-writes',
  ),
  one(
    'truncation after a failed write',
    ADAPTER,
    'await open.file.truncate(open.length)',
    '',
    'desk/store/failed-writes',
  ),
  one(
    'stopping after a failed fsync',
    ADAPTER,
    'let stopped = synced',
    'let stopped = false',
    'desk/store/failed-writes',
  ),
  one(
    'stopping after a failed truncation',
    ADAPTER,
    '} catch {\n      stopped = true\n    }',
    '} catch {\n      // Never mind.\n    }',
    'desk/store/failed-writes',
  ),
  one('torn bytes are kept aside', TORN, 'await writeVerified(kept, torn, fs)', '', 'journal/read/truncation'),
  one('the torn tail is taken off', TORN, 'await open.truncate(sound)', '', 'journal/read/truncation'),
  one(
    'memory only where the disk has it',
    STORE,
    'for (const { reject } of staged) reject(refused)\n      return',
    'for (const { reject } of staged) reject(refused)',
    'desk/store/failed-writes',
  ),
  {
    name: 'memory only after the disk',
    edits: [
      [
        STORE,
        'for (const transaction of transactions) this.#files.journal?.put(transaction)',
        'for (const transaction of transactions) this.#files.journal?.put(transaction)\n      for (const { ops } of transactions) this.#db.data = { ...this.#db.data, desk: this.#db.data.desk.advance(ops) }',
      ],
      [STORE, 'for (const { ops } of transactions) desk = desk.advance(ops)', ''],
    ],
    tests: { unit: 'test/electron/desk/store/failed-writes.test.ts' },
  },
  one(
    'texts before what names them',
    QUEUE,
    'await this.#parts.writeTexts(texts)',
    'void this.#parts.writeTexts(texts)',
    'journal/write/call-order',
  ),
  one(
    'the past of one of two computers',
    LINEAGE,
    'number < parted || device === branch)',
    'number < parted || device !== undefined)',
    'journal/repair/history-after-repair',
  ),
  one(
    'the past up to what was gone on from',
    HISTORY,
    'transaction.n <= upTo &&',
    '',
    'journal/repair/history-after-repair',
  ),
  one(
    'going on beside another computer',
    SALVAGE,
    'Lease.take(directory, { id: lock.id, device: thisDevice(), who, clock })',
    'Lease.take(directory, { id: lock.id, device: thisDevice(), who, clock, overrule: true })',
    'desk/services/backup-points',
  ),
  one(
    'texts of a backup',
    CONTINUE,
    "if (point.kind === 'backup') await bringTexts(directory, point, fs)",
    '',
    'desk/services/backup-points',
  ),
  one(
    'doubt about a text stops the desk',
    TROUBLE,
    '|| isElsewhere || isInDoubt)',
    '|| isElsewhere)',
    'desk/store/failed-writes',
  ),
  one(
    'hash of an original that is read',
    TEXTS,
    "if ((await digestOf(bytes)) !== sha256) throw new ParleyError('original-corrupt', { file, sha256 })",
    'void digestOf',
    'desk/store/originals',
  ),
  one(
    'hash of an original that is written',
    TEXTS,
    "frozen.kind === 'original' && frozen.sha256 !== sha256",
    'false',
    'desk/store/originals',
  ),
  one('originals in a backup', 'electron/backup/copy-texts.ts', '(txt|json|bin)', '(txt|json)', 'desk/store/originals'),
  one(
    'originals that a backup gives back',
    CONTINUE,
    "if (bytes) await writeFrozen(directory, { kind: 'original', sha256, bytes }, fs)",
    'void bytes',
    'desk/store/originals',
  ),
  one(
    'folder fsync of a text that is there',
    TEXTS,
    'await syncFolder(folder, fs)',
    'void 0',
    'desk/store/failed-writes',
  ),
  {
    name: 'no edit is forgotten',
    edits: [
      [
        QUEUE,
        'this.#writing ??= this.#writeAll()',
        'this.#writing ??= this.#writeAll().finally(() => {\n        this.#writing = undefined\n      })',
      ],
      [QUEUE, 'and is not forgotten.\n      this.#writing = undefined', ''],
    ],
    tests: { unit: 'test/electron/desk/store/commit-order.test.ts' },
  },
  {
    name: 'no edit beside the closing',
    edits: [
      [
        QUEUE,
        'this.#writing ??= this.#writeAll()',
        'this.#writing ??= this.#writeAll().finally(() => {\n        this.#writing = undefined\n      })',
      ],
      [QUEUE, 'and is not forgotten.\n      this.#writing = undefined', ''],
      [STORE, 'while (this.#queue.writing) await this.#queue.writing', 'await this.#queue.writing'],
    ],
    tests: { unit: 'test/electron/desk/store/commit-order.test.ts' },
  },
  one(
    'a journal is of its desk',
    ADAPTER,
    'recovered.storeId !== this.#storeId)',
    'recovered.storeId === undefined)',
    'journal/read/journal-structure',
  ),
  one(
    'a migration begins anew where the file is another',
    MIGRATE,
    "if ((await formerFile(directory)) !== 'other')",
    'if (true)',
    'journal/migrate/migrate-format',
  ),
  one(
    'format.json is replaced last',
    MIGRATE,
    'await keepAsItWas(directory, fs)\n',
    'await keepAsItWas(directory, fs)\n    await writeDurably(join(directory, FORMAT_FILE), Buffer.from(formatText(format.storeId, format)), fs)\n',
    'journal/migrate/migrate-format',
  ),
  one(
    'the former file stays where it is another',
    MIGRATE,
    "if ((await formerFile(directory)) !== 'kept') return",
    '',
    'journal/migrate/migrate-format',
  ),
  {
    name: 'texts of a backup before its state',
    edits: [
      [BACK_UP, "  const badTexts = await copyTexts(directory, place, step('texts'), full)\n", ''],
      [
        BACK_UP,
        '  if (desk.recovered) await copyJournal',
        "  const badTexts = await copyTexts(directory, place, step('texts'), full)\n  if (desk.recovered) await copyJournal",
      ],
    ],
    tests: { unit: 'test/electron/backup/back-up.test.ts' },
  },
  one(
    'a backup is read back before it has its name',
    BACK_UP,
    'await writeVerified(join(statesOf(place), name), bytes, fs)',
    "await (await import('../files/write-durably')).writeDurably(join(statesOf(place), name), bytes, fs)",
    'backup/back-up',
  ),
  one('what a killed backup left', BACK_UP, '    await removeLeftovers(place)\n', '', 'backup/back-up'),
  one(
    'a damaged backup is not offered',
    POINTS,
    'isDamaged: !isSound })',
    'isDamaged: false })',
    'desk/process/restore-desk',
  ),
  one(
    'a damaged backup is not gone back to',
    POINTS,
    'if (!isSoundState(bytes, name, { storeId, sha256 })) throw',
    'if (bytes.length < 0) throw',
    'desk/process/restore-desk',
  ),
  {
    name: 'an import in one commit',
    edits: [
      [
        EDITOR,
        'const actor: Actor = { staff: member.id, at }\n',
        'const actor: Actor = { staff: member.id, at }\n  const rest = []\n',
      ],
      [
        EDITOR,
        'return { ...planOf(actor, own, applied, continues), texts }\n  })',
        'rest.push(planOf(actor, [], { ...applied, ops: applied.ops.slice(1) }))\n    return { ...planOf(actor, own, { ...applied, ops: applied.ops.slice(0, 1) }), texts }\n  })\n  for (const plan of rest) await store.commit(() => plan)',
      ],
    ],
    tests: { unit: 'test/electron/desk/services/interop-service.test.ts' },
  },
  {
    name: 'the rules of a batch as a whole',
    edits: [['core/commands/batch.ts', '  checkOps(known, ops)\n', '']],
    tests: { unit: 'test/core/commands/batch.test.ts' },
  },
  {
    name: 'an import of what was looked at',
    edits: [
      ['core/interop/import-records.ts', 'if (desk.revision !== plan.revision) throw', 'if (desk.revision < 0) throw'],
    ],
    tests: { unit: 'test/core/interop/import-preview.test.ts' },
  },
  one(
    'a journal that was cut short',
    RECOVER,
    "if (number !== undefined) throw damaged(directory, 'segment-missing', 0, { number })",
    '',
    'journal/read/journal-structure',
  ),
  one(
    'writing at the end alone',
    'electron/files/file-system.ts',
    "=== 'win32' ? 0 : constants.O_APPEND",
    "=== 'win32' ? 0 : 0",
    'journal/write/two-writers',
  ),
  one(
    'that there was a journal',
    'electron/journal/migrate/migrate-schema.ts',
    '{ ...format, begunFrom, ...(reached',
    '{ ...format, ...(reached',
    'journal/read/journal-structure',
  ),
  one(
    'salvage: an end that is missing is not called whole',
    'core/recovery/salvage-report.ts',
    '!report.endsEarly && ',
    '',
    'journal/read/journal-structure',
  ),
  one(
    'a segment before the snapshot of an earlier schema',
    ADAPTER,
    '    await this.#newSegment(last + 1, schema)\n',
    '',
    'journal/migrate/migrate-schema',
  ),
  one(
    'salvage: no line that follows nothing',
    CHAIN,
    'const isAstray = this.#pending !== undefined || this.#follows.length === 0',
    'const isAstray = true',
    'journal/repair/salvage-lines',
  ),
  one(
    'salvage: what nothing vouches for is named',
    CHAIN,
    'this.#understood(line, false) : undefined',
    'this.#understood(line, true) : undefined',
    'journal/repair/salvage-lines',
  ),
]
