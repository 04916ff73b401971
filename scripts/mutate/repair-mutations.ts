import { inStore, type Mutation } from './mutation'

const EDITOR = 'electron/desk/services/editor.ts'
const MIGRATE = 'electron/journal/migrate/migrate.ts'
const BACK_UP = 'electron/backup/back-up.ts'
const POINTS = 'electron/backup/backup-points.ts'

/** Removes the guards of backups, repairs, migrations, and edits of many records. */
export const REPAIR: readonly Mutation[] = [
  inStore(
    'going on beside another computer',
    'electron/desk/services/salvage-service.ts',
    'Lease.take(directory, { id: lock.id, device: thisDevice(), who, clock })',
    'Lease.take(directory, { id: lock.id, device: thisDevice(), who, clock, overrule: true })',
    'desk/services/backup-points.long',
  ),
  inStore(
    'originals in a backup',
    'electron/backup/copy-texts.ts',
    '(txt|json|bin)',
    '(txt|json)',
    'desk/store/originals',
  ),
  inStore(
    'originals that a backup gives back',
    'electron/journal/repair/continue-desk.ts',
    "if (bytes) await writeFrozen(directory, { kind: 'original', sha256, bytes }, fs)",
    'void bytes',
    'desk/store/originals',
  ),
  inStore(
    'texts of a backup',
    'electron/journal/repair/continue-desk.ts',
    "if (point.kind === 'backup') await bringTexts(directory, point, fs)",
    '',
    'desk/services/backup-points.long',
  ),
  inStore(
    'a migration begins anew where the file is another',
    MIGRATE,
    "if ((await formerFile(directory)) !== 'other')",
    'if (true)',
    'journal/migrate/migrate-format.long',
  ),
  inStore(
    'format.json is replaced last',
    MIGRATE,
    'await keepAsItWas(directory, fs)\n',
    'await keepAsItWas(directory, fs)\n    await writeDurably(join(directory, FORMAT_FILE), Buffer.from(formatText(format.storeId, format)), fs)\n',
    'journal/migrate/migrate-format.long',
  ),
  inStore(
    'the former file stays where it is another',
    MIGRATE,
    "if ((await formerFile(directory)) !== 'kept') return",
    '',
    'journal/migrate/migrate-format.long',
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
    tests: { unit: 'test/electron/backup/back-up.long.test.ts' },
  },
  inStore(
    'a backup is read back before it has its name',
    BACK_UP,
    'await writeVerified(join(statesOf(place), name), bytes, fs)',
    "await (await import('../files/write-durably')).writeDurably(join(statesOf(place), name), bytes, fs)",
    'backup/back-up.long',
  ),
  inStore('remains of a killed backup', BACK_UP, '    await removeLeftovers(place)\n', '', 'backup/back-up.long'),
  inStore(
    'a damaged backup is not offered',
    POINTS,
    'isDamaged: !isSound })',
    'isDamaged: false })',
    'desk/process/restore-desk',
  ),
  inStore(
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
        'return { ...planOf(actor, own, applied, continues), texts: [...texts, ...originals] }\n  })',
        'rest.push(planOf(actor, [], { ...applied, ops: applied.ops.slice(1) }))\n    return { ...planOf(actor, own, { ...applied, ops: applied.ops.slice(0, 1) }), texts: [...texts, ...originals] }\n  })\n  for (const plan of rest) await store.commit(() => plan)',
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
    name: 'an import as it was previewed',
    edits: [
      ['core/interop/import-records.ts', 'if (desk.revision !== plan.revision) throw', 'if (desk.revision < 0) throw'],
    ],
    tests: { unit: 'test/core/interop/import-preview.test.ts' },
  },
]
