import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createLogger, type Plugin } from 'vite'
import { notePackages } from './scripts/licences/bundled-packages'

const require = createRequire(import.meta.url)
const fontFolder = (name: string) => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`))

/** The ten fonts of the memos and of the window, by the names under which they ship. */
const FONTS: Record<string, string> = {
  'NotoSans-Regular.ttf': join(fontFolder('noto-sans'), '400Regular/NotoSans_400Regular.ttf'),
  'NotoSans-Bold.ttf': join(fontFolder('noto-sans'), '700Bold/NotoSans_700Bold.ttf'),
  'NotoSans-Italic.ttf': join(fontFolder('noto-sans'), '400Regular_Italic/NotoSans_400Regular_Italic.ttf'),
  'NotoSans-BoldItalic.ttf': join(fontFolder('noto-sans'), '700Bold_Italic/NotoSans_700Bold_Italic.ttf'),
  'NotoSansJP-Regular.ttf': join(fontFolder('noto-sans-jp'), '400Regular/NotoSansJP_400Regular.ttf'),
  'NotoSansJP-Bold.ttf': join(fontFolder('noto-sans-jp'), '700Bold/NotoSansJP_700Bold.ttf'),
  'NotoSansKR-Regular.ttf': join(fontFolder('noto-sans-kr'), '400Regular/NotoSansKR_400Regular.ttf'),
  'NotoSansKR-Bold.ttf': join(fontFolder('noto-sans-kr'), '700Bold/NotoSansKR_700Bold.ttf'),
  'NotoSansSC-Regular.ttf': join(fontFolder('noto-sans-sc'), '400Regular/NotoSansSC_400Regular.ttf'),
  'NotoSansSC-Bold.ttf': join(fontFolder('noto-sans-sc'), '700Bold/NotoSansSC_700Bold.ttf'),
  'OFL-NotoSans.txt': join(fontFolder('noto-sans'), 'LICENSE_FONT'),
  'OFL-NotoSansJP.txt': join(fontFolder('noto-sans-jp'), 'LICENSE_FONT'),
  'OFL-NotoSansKR.txt': join(fontFolder('noto-sans-kr'), 'LICENSE_FONT'),
  'OFL-NotoSansSC.txt': join(fontFolder('noto-sans-sc'), 'LICENSE_FONT'),
}

/** Puts the fonts, with their licence, and the icon beside the window's own files: one copy for the window and the press. */
function bundledFiles(): Plugin {
  return {
    name: 'parley-bundled-files',
    generateBundle() {
      for (const [name, path] of Object.entries(FONTS)) {
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: readFileSync(path) })
      }
      this.emitFile({ type: 'asset', fileName: 'fonts/fonts.css', source: readFileSync('renderer/look/fonts.css') })
      this.emitFile({ type: 'asset', fileName: 'icon.png', source: readFileSync('assets/icon.png') })
    },
  }
}

const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`))

/** Files that the thread of readings needs beside its code: tables of PDFs, the reader of pictures and its languages, with their licences. */
function readingFiles(): Record<string, string> {
  const pdf = packageFolder('pdfjs-dist')
  const within = (folder: string, wanted: RegExp) =>
    readdirSync(join(pdf, folder))
      .filter((name) => wanted.test(name))
      .map((name) => [`pdf/${folder}/${name}`, join(pdf, folder, name)])
  const languages = ['eng', 'jpn'].map((language) => [
    `ocr/${language}.traineddata.gz`,
    join(packageFolder(`@tesseract.js-data/${language}`), '4.0.0_best_int', `${language}.traineddata.gz`),
  ])
  const program = 'tesseract-core-simd-lstm.wasm'
  return Object.fromEntries([
    ...within('cmaps', /\.bcmap$|^LICENSE$/),
    ...within('wasm', /^(jbig2|openjpeg|qcms_bg)\.wasm$|^LICENSE_(PDFJS_)?(JBIG2|OPENJPEG|QCMS)$/),
    ...languages,
    [`ocr/${program}`, join(packageFolder('tesseract.js-core'), program)],
  ]) as Record<string, string>
}

/** The dictionaries of the spell checker, by the names of their variants. */
function spellingFiles(): Record<string, string> {
  const files = Object.entries({ 'en-GB': 'dictionary-en-gb', 'en-US': 'dictionary-en' }).flatMap(([variant, name]) => {
    // These packages let no file be found by name but the one that their code is in.
    const folder = dirname(require.resolve(name))
    return ['aff', 'dic'].map((ending) => [`${variant}.${ending}`, join(folder, `index.${ending}`)])
  })
  return Object.fromEntries(files) as Record<string, string>
}

/** Puts the files of readings and the dictionaries beside the bundles of the main side. */
function filesOfThreads(): Plugin {
  return {
    name: 'parley-files-of-threads',
    generateBundle() {
      for (const [folder, files] of [
        ['reading', readingFiles()],
        ['spelling', spellingFiles()],
      ] as const)
        for (const [name, path] of Object.entries(files))
          this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: readFileSync(path) })
    },
  }
}

/** Vite's warning of each CSS module, whose names its own plugin makes without saying of which file: nothing is to be done about it. */
const OWN_PLUGIN = 'did not pass the `from` option to `postcss.parse`'

function logger() {
  const own = createLogger('warn')
  const warnOnce = own.warnOnce.bind(own)
  own.warnOnce = (message, options) => {
    if (!message.includes(OWN_PLUGIN)) warnOnce(message, options)
  }
  return own
}

// Node 20.18 and Chromium 130 are what the stand-in Electron has; the Electron that ships is newer.
const nodeTarget = 'node20.18'

export default defineConfig({
  main: {
    plugins: [filesOfThreads(), notePackages('main')],
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: 'electron/main/index.ts',
          desk: 'electron/desk/process/process.ts',
          press: 'electron/press/worker.ts',
          journal: 'electron/journal/write/worker.ts',
          backup: 'electron/backup/worker.ts',
          search: 'electron/search/worker.ts',
          reading: 'electron/reading/worker.ts',
          spelling: 'electron/spelling/worker.ts',
          cli: 'electron/cli/index.ts',
        },
        output: {
          // CommonJS: pdfmake reads __dirname, which an ES module does not have.
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Less to read at each start. The lines stay: the log names a place by its file, line and column.
          minify: {
            compress: { keepNames: { function: true, class: true } },
            mangle: { keepNames: { function: true, class: true } },
            codegen: { removeWhitespace: false },
          },
        },
      },
    },
  },
  preload: {
    plugins: [notePackages('preload')],
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      minify: false,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload/index.ts' },
        // A sandboxed preload script is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    customLogger: logger(),
    plugins: [react(), bundledFiles(), notePackages('renderer')],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      chunkSizeWarningLimit: 2500,
      // One style sheet: in two, the order of the rules would depend on what is loaded when.
      cssCodeSplit: false,
      // Nothing inline: the content security policy allows no data: script, style or font.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
})
