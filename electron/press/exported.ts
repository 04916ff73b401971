/**
 * The class that a CommonJS module of pdfmake exports as its default. Node and the bundlers disagree on whether the importer gets the class or the
 * module around it.
 */
export function exported<T>(module: { default: T } | T): T {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module
}
