import { randomUUID } from 'node:crypto'
import { ParleyError } from '../../core/base/errors'
import { sizeText } from '../../core/wording/size-text'
import { filesToKeep } from '../../core/commands/keep-original'
import { planCommand } from '../../core/commands/plan-command'
import { getOrThrow } from '../../core/desk/desk-read'
import { titleOf } from '../../core/desk/titles'
import { unreadDraft } from '../../core/reading/original-file'
import { KEEP_BY_DEFAULT, type SourceDraft } from '../../core/reading/source-draft'
import { translator } from '../../core/text/catalogue'
import { scheduleCounts } from '../../core/text/describe-schedule'
import { commitEdit } from '../desk/services/editor'
import { HELD_MAX } from '../desk/services/held-files'
import { fileToRead } from '../desk/services/reading-service'
import { DeskStore } from '../desk/store/desk-store'
import { bundledPathsFrom } from '../files/bundled-paths'
import { sha256Of } from '../journal/format/desk-content'
import { digestOf, type FrozenOriginal } from '../journal/format/frozen-texts'
import { readInThread } from '../reading/read-in-thread'
import type { CliOptions, CliWorld } from './cli-world'
import { encodingNamed } from './encoding-named'
import { staffNamed } from './staff-named'

/**
 * `source`: reads a file, adds it to a desk as a source with its whole text, in one edit, and prints the source's id and title. The desk keeps the file too, unless
 * it is large or `--no-original` says otherwise; with `--file-only`, that alone.
 */
export async function sourceCommand(options: CliOptions, world: CliWorld): Promise<number> {
  const { positional } = options
  if (positional === undefined) throw new ParleyError('option-unknown', { option: 'source needs the name of a file' })
  // Nobody writes to the sample.
  if (!options.deskNamed) throw new ParleyError('option-unknown', { option: 'source needs --desk' })
  const as = encodingNamed(options.encoding)
  const { fileOnly } = options
  const file = await fileToRead(options.path(positional), fileOnly ? HELD_MAX : undefined)
  const places = bundledPathsFrom(world.bundleDirectory)
  const draft = fileOnly
    ? unreadDraft({ ...file, sha256: await digestOf(file.bytes) }, 'en')
    : await readInThread({ ...file, as }, { workerFile: places.readingFile, folder: places.readingFolder })
  const { schedule } = draft
  if (schedule && schedule.brokenRows > 0 && !options.brokenRows)
    throw new ParleyError('reading-schedule-broken', { file: file.name, count: schedule.brokenRows })
  const isKept = fileOnly || schedule !== undefined || (options.original ?? file.bytes.length <= KEEP_BY_DEFAULT)
  const store = await DeskStore.open(options.desk, 'write')
  try {
    const staff = staffNamed(store.desk, options.staff)
    if (!staff) throw new ParleyError('staff-needed', { count: store.desk.all('staff').length })
    const id = `source-${randomUUID()}`
    const {
      kind: _kind,
      pages: _pages,
      problems: _problems,
      schedule: _schedule,
      title = '',
      text,
      language,
      ...fields
    } = draft
    const command = {
      kind: 'addSource' as const,
      id,
      title: options.title ?? (schedule ? options.revision : undefined) ?? title,
      ...fields,
      // Without a text, its language is unknown: the desk's own is assumed.
      ...(fileOnly ? {} : schedule ? { language } : { text, language }),
      ...(schedule ? { scheduleRevision: options.revision ?? schedule.revision } : {}),
      ...(isKept ? { keep: file.name } : {}),
    }
    const originals = filesToKeep(command).map(({ original: { sha256 } }): FrozenOriginal => {
      return { kind: 'original', sha256, bytes: file.bytes }
    })
    await commitEdit(store, staff, world.now(), (desk, actor) => ({
      ...planCommand(desk, command, actor, sha256Of),
      originals,
    }))
    for (const warning of warningsOf(draft)) world.warn(warning)
    if (schedule) world.warn(`${options.revision ?? schedule.revision}: ${scheduleCounts(schedule, 'en')}`)
    if (!isKept && options.original === undefined)
      world.warn(translator('en')('reading.tooLargeToKeep', { size: sizeText(file.bytes.length) }))
    const source = getOrThrow(store.desk, 'source', id)
    world.print(`${id}  ${titleOf(store.desk, { collection: 'source', id: source.id }).en}`)
  } finally {
    await store.close()
  }
  return 0
}

/** Warnings about the text for the person who adds it. */
function warningsOf({ problems, readByMachine }: SourceDraft): string[] {
  const t = translator('en')
  const said = problems.map((problem) => {
    switch (problem.what) {
      case 'attachments':
        return t('reading.attachments', { count: problem.count })
      case 'emptyPages':
        return t('reading.emptyPages', { pages: problem.pages.join(', ') })
      case 'leftOut':
        return t('reading.leftOut', { count: problem.count })
    }
  })
  return readByMachine ? [t('reading.byMachine'), ...said] : said
}
