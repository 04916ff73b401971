import type { versionsEn } from '../en/versions'

/** 以前の版のデスクとファイルの文言。 */
export const versionsJa: Record<keyof typeof versionsEn, string> = {
  'reading.stuck': '読み取り専用：変換できない記録を除いて表示しています。{sentence}',
  'error.schema-stuck':
    '{collection} {id} を版{from}から版{to}に変換できません（ほかに同様の記録：{more}件）。何も変更していません。以前のParleyで編集し、この記録について報告してください。',
  'error.import-stuck':
    '{line}行目：記録 {id} を以前の版（{found}）から変換できません。書き出したParleyで取り込むか、ファイルを直してください。',
}
