import type { JSONContent } from '@tiptap/core'
import { Fragment, memo, useMemo, type ReactNode } from 'react'
import { ExternalAddress, TextWithLinks } from '../external-links/external-link'
import { linkOf, listStart, readable } from './markdown-text'
import classes from './markdown.module.css'

/**
 * Renders a Markdown text as elements: no HTML of its own, no pictures, and no link that opens without asking. A text that formatting would partly hide, such
 * as a table, appears as plain text.
 */
export const MarkdownView = memo(function MarkdownView({ text }: { text: string }) {
  const doc = useMemo(() => readable(text), [text])
  return (
    <div className={classes.view} dir="auto" data-source={doc ? undefined : ''}>
      {doc ? blocks(doc.content) : <TextWithLinks text={text} />}
    </div>
  )
})

const blocks = (nodes: readonly JSONContent[] = []) =>
  nodes.map((node, index) => <Fragment key={index}>{block(node)}</Fragment>)

function block(node: JSONContent): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{inline(node.content)}</p>
    case 'heading':
      // A note's headings do not belong to the page's outline.
      return <p className={classes.heading}>{inline(node.content)}</p>
    case 'bulletList':
      return <ul>{blocks(node.content)}</ul>
    case 'orderedList':
      return <ol start={listStart(node)}>{blocks(node.content)}</ol>
    case 'listItem':
      return <li>{blocks(node.content)}</li>
    case 'blockquote':
      return <blockquote>{blocks(node.content)}</blockquote>
    case 'codeBlock':
      return (
        <pre>
          {node.attrs?.language ? <span className={classes.address}>{`${node.attrs.language}\n`}</span> : null}
          <code>{node.content?.map((child) => child.text).join('')}</code>
        </pre>
      )
    case 'horizontalRule':
      return <hr />
    default:
      return inline([node])
  }
}

const inline = (nodes: readonly JSONContent[] = []) =>
  linkedRuns(nodes).map(({ link, run }, index) => {
    if (!link) return <Fragment key={index}>{run.map((node, at) => piece(node, at, false))}</Fragment>
    return (
      <Fragment key={index}>
        <ExternalAddress address={link.href}>
          <span className={classes.link}>{run.map((node, at) => piece(node, at, true))}</span>
        </ExternalAddress>
        <span className={classes.address}> ({[link.href, link.title].filter(Boolean).join(' – ')})</span>
      </Fragment>
    )
  })

type Link = NonNullable<ReturnType<typeof linkOf>>

/** Neighbouring nodes that form one link, or none. */
function linkedRuns(nodes: readonly JSONContent[]): { link: Link | undefined; run: JSONContent[] }[] {
  const runs: { link: Link | undefined; run: JSONContent[] }[] = []
  for (const node of nodes) {
    const link = linkOf(node)
    const last = runs.at(-1)
    if (last && JSON.stringify(last.link) === JSON.stringify(link)) last.run.push(node)
    else runs.push({ link, run: [node] })
  }
  return runs
}

const piece = (node: JSONContent, index: number, linked: boolean) => (
  <Fragment key={index}>{node.type === 'hardBreak' ? <br /> : marked(node, linked)}</Fragment>
)

/** Kana or kanji, which have no italic: dots beside them show the emphasis. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

function marked({ text = '', marks = [] }: JSONContent, linked: boolean): ReactNode {
  const isCode = marks.some(({ type }) => type === 'code')
  const start = linked || isCode ? text : <TextWithLinks text={text} />
  return marks.reduceRight<ReactNode>((inner, { type }) => {
    switch (type) {
      case 'bold':
        return <strong>{inner}</strong>
      case 'italic':
        return <em className={JAPANESE.test(text) ? classes.dotted : undefined}>{inner}</em>
      case 'strike':
        return <s>{inner}</s>
      case 'code':
        return <code>{inner}</code>
      default:
        return inner
    }
  }, start)
}
