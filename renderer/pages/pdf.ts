import type * as PdfLibrary from 'pdfjs-dist'
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite makes it the address of the file.
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** pdf.js, loaded when the first page is shown, with one worker for all files. The worker is a file of ours: nothing is fetched from an address. */
interface Loaded {
  library: typeof PdfLibrary
  worker: PDFWorker
  /** Rejects when the worker fails; its tasks would never settle. */
  ended: Promise<never>
}

let loaded: Promise<Loaded> | undefined

async function load(): Promise<Loaded> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const thread = new Worker(workerUrl, { type: 'module', name: 'pages' })
  const ended = new Promise<never>((_resolve, reject) => {
    thread.addEventListener('error', () => {
      // The next file gets another worker.
      loaded = undefined
      reject(new Error('the worker of the pages ended'))
    })
  })
  // Nobody may be waiting when it fails.
  ended.catch(() => undefined)
  return { library, worker: library.PDFWorker.create({ port: thread }), ended }
}

/** An open file, and the function that closes it. */
export interface OpenPdf {
  library: typeof PdfLibrary
  pdf: PDFDocumentProxy
  close: () => void
}

/** Opens a PDF from its bytes, which the caller keeps. @throws Error if they are not a PDF, or if pdf.js cannot be loaded */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  loaded ??= load()
  const { library, worker, ended } = await loaded.catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  const task = library.getDocument({
    // pdf.js transfers its input to its worker.
    data: bytes.slice(),
    worker,
    // The press embeds every font, so nothing is searched for, here or elsewhere, and nothing is compiled.
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableAutoFetch: true,
    enableXfa: false,
    verbosity: library.VerbosityLevel.ERRORS,
  })
  return { library, pdf: await Promise.race([task.promise, ended]), close: () => void task.destroy() }
}
