import type { systemEn } from '../en/system'

/** システムが読み書きできなかった理由。コードそのものは「技術的な詳細」に出す。 */
export const systemJa: Record<keyof typeof systemEn, string> = {
  'system.EACCES': '権限がありません',
  'system.EBUSY': '別のプログラムが使用中です',
  'system.EDQUOT': '割り当てられた容量がいっぱいです',
  'system.EEXIST': 'すでにあります',
  'system.EFBIG': 'このドライブにはファイルが大きすぎます',
  'system.EIO': 'ディスクがエラーを報告しました',
  'system.EISDIR': 'フォルダーです',
  'system.ELOOP': 'リンクのため読み取りません',
  'system.EMFILE': '開いているファイルが多すぎます',
  'system.ENAMETOOLONG': '名前が長すぎます',
  'system.ENODEV': 'ドライブが接続されていません',
  'system.ENOENT': 'ファイルまたはフォルダーが見つかりません',
  'system.ENOSPC': 'ディスクがいっぱいです',
  'system.ENOTCONN': 'ドライブが応答しません',
  'system.ENOTDIR': 'パスの途中がフォルダーではありません',
  'system.ENOTFILE': '通常のファイルではありません',
  'system.EPERM': 'システムが許可していません',
  'system.EROFS': '読み取り専用です',
  'system.ESTALE': 'ドライブの接続が切れました',
  'system.ETIMEDOUT': 'ドライブが応答しません',
  'system.other': '理由は不明です',
}
