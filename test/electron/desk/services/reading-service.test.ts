import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../../core/contract/answer'
import type { Input } from '../../../../core/contract/contract'
import { ChosenFiles } from '../../../../electron/desk/services/chosen-files'
import { DeskService } from '../../../../electron/desk/services/desk-service'
import { sha256Of } from '../../../../electron/journal/format/desk-content'
import { fixture, fixturePath, READING_PLACE } from '../../../helpers/files/reading-files'
import { deskOnDisk, STAFF } from '../../../helpers/requests/desk-service'
import { itLong } from '../../../helpers/long'

/** A desk whose service reads files in the built app's thread. */
async function readingDesk() {
  const { store, ask } = await deskOnDisk()
  const chosen = new ChosenFiles()
  const heard: { job: string; done: number; of: number }[] = []
  const service = new DeskService(
    store,
    () => new Date(0).toISOString(),
    () => undefined,
    {
      files: READING_PLACE,
      interop: {
        fileOf: (place, use) => chosen.fileOf(place, use),
        work: (job, done, of) => heard.push({ job, done, of }),
      },
    },
  )
  const read = async (input: Input<'desk:read-source'>) =>
    parseAnswer('desk:read-source', await service.answer('desk:read-source', input))
  return { store, ask, chosen, heard, service, read }
}

describe('reading a source for the window', () => {
  it('gives a draft of a chosen file, which is added as it is, in one edit that can be undone', async () => {
    const on = await readingDesk()
    on.chosen.add({ grant: 'place', file: fixturePath('hodo.docx'), use: 'read' })
    const draft = await on.read({ job: 'job', place: 'place' })
    const { text, kind: _kind, problems: _problems, pages: _pages, title = '', ...fields } = draft
    expect(on.store.desk.all('source').some(({ citation }) => citation.title === title)).toBe(false)
    await on.ask('desk:apply', { command: { kind: 'addSource', id: 'report', text, title, ...fields }, staff: STAFF })
    const source = on.store.desk.get('source', 'report')
    expect(source).toMatchObject({
      citation: { title: '鉄鋼の輸入枠に関する閣僚協議の結果', publisher: '通商省', issued: { edtf: '2025-03-14' } },
      language: 'ja',
      sha256: sha256Of(text),
      original: { name: 'hodo.docx', sha256: sha256Of(readFileSync(fixturePath('hodo.docx'))) },
    })
    expect(on.store.desk.sourceText(sha256Of(text))).toBe(text)
    await on.ask('desk:apply', { command: { kind: 'undo' }, staff: STAFF })
    expect(on.store.desk.get('source', 'report')).toBeUndefined()
  })

  itLong('reads dropped bytes and pasted text, and no place that nobody chose', async () => {
    const on = await readingDesk()
    await expect(on.read({ job: 'a', ...fixture('letter.eml') })).resolves.toMatchObject({
      title: '次回会合の日程について',
    })
    await expect(on.read({ job: 'b', text: 'A title\n\nText.' })).resolves.toMatchObject({
      title: 'A title',
      problems: [],
    })
    await expect(on.read({ job: 'c', place: 'invented' })).rejects.toMatchObject({ code: 'place-unknown' })
    await expect(on.read({ job: 'd', name: '../../a.pdf', bytes: Buffer.from('no') })).rejects.toMatchObject({
      code: 'reading-name',
      params: { file: 'a.pdf' },
    })
  })

  it('reads a chosen file again in the encoding that a person says', async () => {
    const on = await readingDesk()
    const bytes = Buffer.from('Caf\xe9 quotas, as agreed\n', 'latin1')
    const file = join(on.store.directory, 'latin.txt')
    writeFileSync(file, bytes)
    on.chosen.add({ grant: 'place', file, use: 'read' })
    await expect(on.read({ job: 'a', place: 'place' })).rejects.toMatchObject({ code: 'reading-encoding-open' })
    await expect(on.read({ job: 'b', place: 'place', encoding: 'Windows-1252' })).resolves.toMatchObject({
      text: 'Café quotas, as agreed',
    })
  })

  itLong('reports its progress under the name of the job, and stops when that is canceled', async () => {
    const on = await readingDesk()
    const reading = on.service.answer('desk:read-source', { job: 'scan', ...fixture('hodo.png') })
    while (on.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await on.service.answer('desk:cancel', { job: 'scan' })
    expect(await reading).toMatchObject({ ok: false, error: { code: 'canceled' } })
    expect(on.heard[0]).toMatchObject({ job: 'scan', of: 100 })
  })
})
