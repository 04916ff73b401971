/** The largest file of a schedule, in bytes: the whole US schedule has about 14 million. */
export const SCHEDULE_BYTES_MAX = 50_000_000

/** How much of a text says that it is a schedule, in UTF-16 code units. */
const HEAD = 4000

/**
 * Does a text begin as the USITC exports the US schedule? JSON is a list whose first rows have a number and an indent, CSV a header with both. Broken rows and
 * a torn end do not count: `readSchedule` reports them.
 */
export function looksLikeSchedule(text: string): boolean {
  const head = text
    .slice(0, HEAD)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^\[\s*\{/.test(head)) return head.includes('"htsno"') && head.includes('"indent"')
  const [header = ''] = head.split(/\r?\n/, 1)
  const names = new Set(header.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase()))
  return names.has('hts number') && names.has('indent')
}

/** The revision that the name of an export says: `hts_2025_revision_12_json.json` is "2025 HTS Revision 12"; undefined for another name. */
export function revisionOfName(name: string): string | undefined {
  const [, year] = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(name) ?? []
  if (year === undefined) return undefined
  if (/basic/i.test(name)) return `${year} HTS Basic Edition`
  const [, number] = /rev(?:ision)?[ _-]*(\d{1,2})(?!\d)/i.exec(name) ?? []
  return number === undefined ? undefined : `${year} HTS Revision ${Number(number)}`
}
