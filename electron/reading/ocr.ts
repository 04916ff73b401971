import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import loadCore, { type TesseractApi, type TesseractModule } from 'tesseract.js-core/tesseract-core-simd-lstm.js'

/** The languages that a picture may be in, as their files are called: both at once, since Japanese texts have English names in them. */
const LANGUAGES = ['jpn', 'eng'] as const

/** How sure the machine must be on average, from 0 to 100. It finds letters even in a photograph without text, but is not sure of them. */
const SURE = 50

/** Reads pictures, one after another. */
export interface PictureReader {
  /** The text of a picture; undefined if the file is no picture, empty if it has no text. `progress` hears how far it is, of 100. */
  read: (picture: Uint8Array, progress: (percent: number) => void, turn?: number) => string | undefined
}

/**
 * Starts the reader of pictures on this machine: its program and its languages are files in `folder`, handed over as bytes, so that nothing is looked for
 * anywhere else.
 */
export async function openReader(folder: string): Promise<PictureReader> {
  const wasmBinary = await readFile(join(folder, 'ocr', 'tesseract-core-simd-lstm.wasm'))
  let progress: (percent: number) => void = () => undefined
  const core = await loadCore({
    wasmBinary,
    TesseractProgress: (percent) => progress(percent),
    print: () => undefined,
    printErr: () => undefined,
  })
  for (const language of LANGUAGES) {
    const packed = await readFile(join(folder, 'ocr', `${language}.traineddata.gz`))
    core.FS.writeFile(`./${language}.traineddata`, await promisify(gunzip)(packed))
  }
  const api = new core.TessBaseAPI()
  // 1: the network alone, which is all that these languages have.
  if (api.Init(null, LANGUAGES.join('+'), 1) !== 0) throw new Error('the languages of the reader did not open')
  return {
    read: (picture, tell, turn = 1) => {
      progress = tell
      return textOf(core, api, picture, turn)
    },
  }
}

function textOf(core: TesseractModule, api: TesseractApi, picture: Uint8Array, turn: number): string | undefined {
  core.FS.writeFile('/input', picture)
  try {
    if (api.SetImageFile(turn, 0) === 1) return undefined
    api.Recognize(null)
    const text = asRead(api.GetUTF8Text())
    return api.MeanTextConf() < SURE ? '' : text
  } finally {
    api.Clear()
    core.FS.unlink('/input')
  }
}

/** Characters between which Japanese sets no space; a machine sees one wherever there is a little room. */
const JAPANESE = '[\\u3001-\\u30FF\\u3400-\\u9FFF\\uF900-\\uFAFF\\uFF01-\\uFF60々〆]'
const SPACES = new RegExp(`(?<=${JAPANESE}) +(?=${JAPANESE}|[0-9])|(?<=[0-9%]) +(?=${JAPANESE})`, 'gu')
const BREAKS = new RegExp(`(?<=${JAPANESE})\\n(?=${JAPANESE})`, 'gu')

/** The text of a machine in paragraphs: lines within one are joined as they would be written, and spaces within Japanese are taken out. */
export function asRead(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .trim()
        .replaceAll(/[ \t]+/g, ' ')
        .replaceAll(SPACES, '')
        .replaceAll(BREAKS, '')
        .replaceAll(SPACES, ''),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
