import type { versionsEn } from '../en/versions'

/** 以前の版のデスクとファイルについての文。 */
export const versionsJa: Record<keyof typeof versionsEn, string> = {
  'reading.stuck': '閲覧のみ。このParleyで扱えないレコードを除いて表示しています：{sentence}',
  'error.schema-stuck':
    '{collection} {id} を、この版のParleyのレコードの形に変換できません（版{from}から{to}。ほかに同様のもの：{more}件）。何も変更していません。これまでのParleyで編集し、このレコードについて報告してください。',
  'error.import-stuck':
    '{line}行目：レコード {id} は以前の版（{found}）のもので、この版に変換できません。書き出したParleyで取り込むか、ファイルを直してください。',
}
