/** The removal of a guard: the places in the sources to change, and the tests that must then fail. */
export interface Mutation {
  name: string
  /** A file, a text that occurs in it exactly once, and its replacement. */
  edits: readonly (readonly [file: string, from: string, to: string])[]
  /** Test files: Vitest's, or Playwright's on the built app; `ordinary` ones run as an ordinary user, under the system's sandbox. */
  tests: { unit: string } | { window: string; ordinary?: boolean }
}

/** The removal of a guard at one place. */
export const one = (name: string, file: string, from: string, to: string, tests: Mutation['tests']): Mutation => ({
  name,
  edits: [[file, from, to]],
  tests,
})

/** A test file of Vitest, by its name below `test/`. */
export const unit = (name: string) => ({ unit: `test/${name}.test.ts` })

/** The removal of a guard of the store at one place; `test` is below `test/electron/`. */
export const inStore = (name: string, file: string, from: string, to: string, test: string): Mutation =>
  one(name, file, from, to, unit(`electron/${test}`))
