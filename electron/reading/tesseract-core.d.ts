/** The part of Tesseract's own program that is used: it ships without types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export interface TesseractApi {
    /** 0 if the languages opened. */
    Init(path: null, languages: string, mode: number): number
    /** Reads /input, turned as a camera's EXIF orientation says; 1 if it is no picture. */
    SetImageFile(orientation: number, angle: number): number
    Recognize(monitor: null): number
    GetUTF8Text(): string
    MeanTextConf(): number
    Clear(): void
  }
  export interface TesseractModule {
    FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void }
    TessBaseAPI: new () => TesseractApi
  }
  export default function load(options: {
    wasmBinary: Uint8Array
    TesseractProgress: (percent: number) => void
    print: (line: string) => void
    printErr: (line: string) => void
  }): Promise<TesseractModule>
}
