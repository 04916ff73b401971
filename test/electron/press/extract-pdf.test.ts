import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { MADE_MEMO_TYPES, MADE_MEMOS, type MadeMemoType } from '../../../core/model/values/made-memos'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import { INTERNAL, plantedDesk, SECRET } from '../../helpers/desks/planted-desk'
import { sampleDesk } from '../../helpers/desks/sample'
import { some } from '../../helpers/long'
import { poppler, squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'

/** Every way in which a file could hold a text: its bytes, each of its streams unpacked, in Latin-1 and UTF-16, and what a reader shows of it. */
function everythingIn(bytes: Uint8Array): string {
  const file = Buffer.from(bytes)
  const unpacked: Buffer[] = []
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    try {
      unpacked.push(inflateSync(file.subarray(at + 'stream\n'.length)))
    } catch {
      // Not packed: its bytes are in the file as they are.
    }
  }
  const bare = [file, ...unpacked].map((part) => part.toString('latin1')).join('\n')
  // UTF-16 of ASCII has a zero before each letter; texts of the outline and of alternatives are written so, or in hexadecimal.
  const hex = bare.replaceAll(/<([0-9A-Fa-f\s]{4,})>/g, (_, digits: string) =>
    Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
  )
  const shown = [poppler('pdftotext', bytes, ['-raw']), poppler('pdftotext', bytes), poppler('pdfinfo', bytes)].join(
    '\n',
  )
  return [bare, hex].map((text) => text.replaceAll('\0', '')).join('\n') + squeeze(shown)
}

const planted = async (): Promise<MemoryDesk> =>
  plantedDesk(await sampleDesk(), (collection, twin) => ({
    ...twin,
    marking: INTERNAL,
    ...(collection === 'position' ? { track: 'assessed' } : {}),
  }))

/** Each reader in one language; in the long suite, in both. */
const COPIES = (['otherMinistry', 'press'] as const).flatMap((reader, index) =>
  some(index === 0 ? (['ja', 'en'] as const) : (['en', 'ja'] as const)).map((language) => [reader, language] as const),
)

/** Subjects of the sample that are not planted. */
const SUBJECTS = { session: 'session-0605', round: 'round-5', talk: 'talk-jp-us' }

const print = async (
  desk: MemoryDesk,
  kind: MadeMemoType,
  language: 'en' | 'ja',
  memoAudience?: Vocabulary<'memoAudience'>,
) => {
  const choices = { language, ...(memoAudience === undefined ? {} : { memoAudience }) }
  const about = SUBJECTS[MADE_MEMOS[kind].about]
  return everythingIn((await printed(composeMemo(desk, { kind, about, now: '2025-06-20T12:00:00Z', choices }))).bytes)
}

it.each(some(MADE_MEMO_TYPES))(
  'a file for another reader has no letter of what is left out, anywhere in it: %s',
  async (kind) => {
    const desk = await planted()
    // The search finds what a file has: otherwise it would prove nothing.
    const whole = await print(desk, kind, 'en')
    expect(whole.split(SECRET).length).toBeGreaterThan(3)
    for (const [reader, language] of COPIES) {
      const file = await print(desk, kind, language, reader)
      expect(file).toContain(language === 'en' ? 'Extract' : '抜粋')
      expect(file).not.toContain(SECRET)
    }
  },
)
