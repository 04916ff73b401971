import { Mark, mergeAttributes, Node, type AnyExtension, type MarkdownToken } from '@tiptap/core'
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

/** The content that a note can hold. Pictures and HTML stay text. Nothing is added at the end, so opening a note changes nothing. */
export const EXTENSIONS: AnyExtension[] = [
  StarterKit.configure({ hardBreak: false, link: false, underline: false, trailingNode: false }),
  LineBreak,
  QuietLink,
]
