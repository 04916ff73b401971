import { Mark, markInputRule, mergeAttributes, Node, type AnyExtension, type MarkdownToken } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'

/** Addresses that a note may link to; others stay plain text. Opening one always asks the person first. */
export const isLinkable = (address: string): boolean => /^(https:\/\/|mailto:)[^\s<>"]+$/i.test(address)

/**
 * A line break in any of its spellings: a plain line feed, two spaces before it, or a backslash. ProseMirror does not keep a line feed inside typed text, so
 * each is a node that remembers its spelling.
 */
const LineBreak = Node.create({
  name: 'hardBreak',
  markdownTokenName: 'br',
  inline: true,
  group: 'inline',
  selectable: false,
  linebreakReplacement: true,
  addAttributes: () => ({ raw: { default: '\n', rendered: false } }),
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  parseMarkdown: (token) => ({ type: 'hardBreak', attrs: { raw: token.raw ?? '\n' } }),
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () =>
        this.editor.commands.first(({ commands }) => [
          () => commands.exitCode(),
          () => commands.insertContent({ type: 'hardBreak' }),
        ]),
    }
  },
})

/** A link that cannot be followed: its text, then its address. There is no anchor to click. */
const QuietLink = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-address') ?? element.getAttribute('href') ?? '',
      renderHTML: ({ href }: { href?: string }) => ({ 'data-address': href ?? '' }),
    },
    title: { default: null, rendered: false },
  }),
  parseHTML: () =>
    ['a[href]', 'span[data-address]'].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) =>
        isLinkable(element.getAttribute('data-address') ?? element.getAttribute('href') ?? '') ? null : false,
    })),
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), 0],
  parseMarkdown: (token: MarkdownToken, helpers) =>
    helpers.applyMark('link', helpers.parseInline(token.tokens ?? []), {
      href: token.href ?? '',
      title: token.title ?? null,
    }),
  renderMarkdown: (node, helpers) => {
    const { href = '', title } = (node.attrs ?? {}) as { href?: string; title?: string | null }
    return `[${helpers.renderChildren(node)}](${href}${title ? ` "${title}"` : ''})`
  },
})

/**
 * Signs that become a mark as they are typed: only where CommonMark would read one, so that "24% *provisional, 10% *final" and "5 * 3" stay text. None for
 * underscores, which may be part of a name that is not typed to its end: _draft_v2.
 */
export const TYPED_MARKS: Readonly<Record<string, RegExp>> = {
  bold: /(?:^|\s)(\*\*(?!\s)([^*]*[^*\s])\*\*)$/,
  italic: /(?:^|\s)(\*(?!\s)([^*]*[^*\s])\*)$/,
  strike: /(?:^|\s)(~~(?!\s)([^~]*[^~\s])~~)$/,
}

/**
 * A list is numbered by figures alone, as in CommonMark: lines that begin with "a)" or "iv." are text, as typed and as pasted. With null the extension brings
 * no rule of its own; undefined would leave it its letters.
 */
const ONLY_NUMBERS = { markdownTokenizer: null as never, addProseMirrorPlugins: () => [] }

/** The usual content, but no signs in a pasted text are looked at again: what is Markdown in it has been parsed before. */
const Content = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension): AnyExtension => {
      if (extension.name === 'orderedList') return extension.extend(ONLY_NUMBERS)
      if (!(extension instanceof Mark)) return extension
      const find = TYPED_MARKS[extension.name]
      const plain = extension.extend({ addPasteRules: () => [] })
      return find
        ? plain.extend({
            addInputRules() {
              return [markInputRule({ find, type: this.type })]
            },
          })
        : plain
    })
  },
})

/** The content that a note can hold. Pictures and HTML stay text. Nothing is added at the end, so opening a note changes nothing. */
export const EXTENSIONS: AnyExtension[] = [
  Content.configure({ hardBreak: false, link: false, underline: false, trailingNode: false }),
  LineBreak,
  QuietLink,
]
