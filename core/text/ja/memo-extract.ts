import type { memoExtractEn } from '../en/memo-extract'

/** The printed words of extracts of memos for other readers, in Japanese. */
export const memoExtractJa: Record<keyof typeof memoExtractEn, string> = {
  'memo.fact.copy': '版',
  'memo.extract.says': '{reader}抜粋。当課の保有する情報のすべてではない。',
  'memo.extract.legalLine': '{court}、{case}、{when}。',
  'memo.extract.courseRuling': '{court}、{case}。',
  'memo.extract.empty': '本抜粋には該当なし。',
  'memo.extract.none': '本抜粋には該当なし',
  'memo.extract.nobody': '出席者は本抜粋に記載なし',
  'memo.extract.noPlace': '場所は本抜粋に記載なし',
  'memo.extract.noDue': '期限は本抜粋に記載なし',
  'memo.extract.unsourced': '（本抜粋に出典なし。）',
  'memo.extract.unsourcedMeans': '* 本抜粋に出典なし。',
  'memo.extract.noReadout': '{meeting}。本抜粋に発表の記載なし。',
  'memo.extract.noRefund': '還付命令は本抜粋に記載なし。',
  'memo.extract.unasked': '本抜粋では、当該税率表に次の品目の該当なし：{goods}。',
}
