import { Packer, type Document } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { MemoModel } from '../../core/memo/memo-model'

/** The fonts by name, each with others that look alike for computers that do not have it. */
const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Noto Sans"><w:altName w:val="Segoe UI,Calibri,Arial"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Noto Sans JP"><w:altName w:val="Noto Sans CJK JP,Yu Gothic,MS Gothic"/><w:charset w:val="80"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Noto Sans KR"><w:altName w:val="Noto Sans CJK KR,Malgun Gothic,Apple SD Gothic Neo"/><w:charset w:val="81"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Noto Sans SC"><w:altName w:val="Noto Sans CJK SC,Microsoft YaHei,PingFang SC"/><w:charset w:val="86"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`

/** The earliest time that a packed file can have: the same in every zone, since it is told as local time. */
const EARLIEST = new Date(1980, 0, 1)

/**
 * Packs a document, always into the same bytes: its properties are dated to the memo's as-of time, and its parts to none. The names that the library draws at
 * random are none of those that it writes for a memo.
 */
export async function packWord(document: Document, memo: Pick<MemoModel, 'asOfInstant'>): Promise<Uint8Array> {
  const parts = unzipSync(await Packer.toBuffer(document))
  const at = new Date(memo.asOfInstant).toISOString().replace(/\.\d+Z$/, 'Z')
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  const dated = core.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at}`)
  const files: Record<string, Uint8Array> = {
    ...parts,
    'docProps/core.xml': strToU8(dated),
    'word/fontTable.xml': strToU8(FONT_TABLE),
  }
  const zippable: Zippable = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, bytes]) => [name, [bytes, { mtime: EARLIEST, level: 6 }]]),
  )
  return zipSync(zippable)
}
