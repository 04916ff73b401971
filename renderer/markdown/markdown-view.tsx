import type { JSONContent } from '@tiptap/core'
import { Fragment, memo, useMemo, type ReactNode } from 'react'
import classes from './markdown.module.css'
import { linkOf, listStart, readable } from './markdown-text'

/**
 * A Markdown text to read, as elements: never HTML of its own, no picture and no link to follow. Where formatting it would hide
 * anything of it, a table for example, it is shown as it stands.
 */
export const MarkdownView = memo(function MarkdownView({ text }: { text: string }) {
  const doc = useMemo(() => readable(text), [text])
  return (
    <div className={classes.view} dir="auto" data-source={doc ? undefined : ''}>
      {doc ? blocks(doc.content) : text}
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
      // Headings of a note are none of the page's outline.
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
  nodes.map((node, index) => {
    const link = linkOf(node)
    const ends = link && JSON.stringify(link) !== JSON.stringify(linkOf(nodes[index + 1]))
    return (
      <Fragment key={index}>
        {node.type === 'hardBreak' ? <br /> : marked(node)}
        {ends && <span className={classes.address}> ({[link.href, link.title].filter(Boolean).join(' – ')})</span>}
      </Fragment>
    )
  })

function marked({ text, marks = [] }: JSONContent): ReactNode {
  return marks.reduceRight<ReactNode>((inner, { type }) => {
    switch (type) {
      case 'bold':
        return <strong>{inner}</strong>
      case 'italic':
        return <em>{inner}</em>
      case 'strike':
        return <s>{inner}</s>
      case 'code':
        return <code>{inner}</code>
      case 'link':
        return <span className={classes.link}>{inner}</span>
      default:
        return inner
    }
  }, text)
}
