import PDFDocumentModule from 'pdfmake/js/PDFDocument.js'
import { exported } from './exported'

/**
 * A PDF document that is written as text: pdfkit makes a buffer of each line of a page and each part of an object, and sends it through a stream, which
 * takes longer than to lay out the memo. The bytes are the same.
 */
export class WrittenDocument extends exported(PDFDocumentModule) {
  // pdfkit's constructor writes the head of the file and can begin a page, so these have no initial value.
  declare private written: Uint8Array[] | undefined
  declare private unwritten: string | undefined
  declare private content: string | undefined

  override addContent(line: string): this {
    this.content = this.content ? `${this.content}\n${line}` : line
    return this
  }

  /** The operators that some drawing adds to the page, without adding them. */
  drawn(draw: (document: this) => void): string {
    const before = this.content
    this.content = ''
    draw(this)
    const operators: string = this.content
    this.content = before
    return operators
  }

  override flushPages(): void {
    if (this.content) this.page.write(this.content)
    this.content = ''
    super.flushPages()
  }

  override _write(part: string | Uint8Array): void {
    if (typeof part === 'string') {
      this.unwritten = `${this.unwritten ?? ''}${part}\n`
      this._offset += part.length + 1
    } else {
      this.writeText().push(part)
      this._offset += part.length
    }
  }

  private writeText(): Uint8Array[] {
    this.written ??= []
    if (this.unwritten) this.written.push(Buffer.from(this.unwritten, 'latin1'))
    this.unwritten = ''
    return this.written
  }

  /** Ends the document, and returns the file. */
  toBytes(): Uint8Array<ArrayBuffer> {
    this.end()
    if (this._waiting > 0) throw new Error('an object of the file was never ended')
    return Buffer.concat(this.writeText())
  }
}
