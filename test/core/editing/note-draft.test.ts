import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  filesAfter,
  hasFiles,
  joinedFiles,
  NO_FILES,
  packDraft,
  unpackDraft,
  withFile,
  withRemoved,
  type HeldFile,
} from '../../../core/editing/note-draft'

const fileOf = (letter: string, held = `00000000-0000-4000-8000-00000000000${letter}`): HeldFile => ({
  held,
  attachment: { sha256: letter.repeat(64), name: `${letter}.png`, mediaType: 'image/png', bytes: 5 },
})
const [a, b] = [fileOf('a'), fileOf('b')]
const names = (files: ReturnType<typeof filesAfter>) => files.map(({ name }) => name)

it('keeps any text with its files as one text, and a text without files as it is', () => {
  const files = fc.constantFrom(NO_FILES, { added: [a], removed: [] }, { added: [a, b], removed: ['b'.repeat(64)] })
  const typed = fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\u0000'))
  fc.assert(
    fc.property(typed, files, (text, given) => {
      expect(unpackDraft(packDraft({ text, files: given }))).toEqual({ text, files: given })
      if (!hasFiles(given)) expect(packDraft({ text, files: given })).toBe(text)
    }),
  )
})

it('loses no text to files that cannot be read', () => {
  expect(unpackDraft('\u0000{"text":"T","files":3}')).toEqual({ text: '{"text":"T","files":3}', files: NO_FILES })
  expect(unpackDraft('\u0000half')).toEqual({ text: 'half', files: NO_FILES })
})

it('takes a file off and puts it back, an old one or a new one', () => {
  const present = [a.attachment]
  const both = withFile(NO_FILES, b)
  expect(names(filesAfter(present, both))).toEqual(['a.png', 'b.png'])
  const none = withRemoved(withRemoved(both, 'a'.repeat(64), true), 'b'.repeat(64), true)
  expect(filesAfter(present, none)).toEqual([])
  expect(names(filesAfter(present, withRemoved(none, 'b'.repeat(64), false)))).toEqual(['b.png'])
  // Attached again, it is put back.
  expect(names(filesAfter(present, withFile(none, a)))).toEqual(['a.png'])
})

it('has each file once, whoever brought it', () => {
  const again = fileOf('a', '11111111-0000-4000-8000-000000000000')
  expect(filesAfter([a.attachment], withFile(NO_FILES, again))).toHaveLength(1)
  expect(withFile(withFile(NO_FILES, a), again).added).toEqual([again])
  expect(joinedFiles(withFile(NO_FILES, a), { added: [again, b], removed: [] }).added).toEqual([again, b])
})
