/** Does a compound file have a stream of this name? Their names are in it as UTF-16. */
export const hasStream = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'))

/** Is a compound file a document of Office that a password locks? */
export const isLocked = (bytes: Buffer): boolean => hasStream(bytes, 'EncryptedPackage')
