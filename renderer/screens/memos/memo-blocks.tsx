import type { Block, Run } from '../../../core/memo/memo-model'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './memo-blocks.module.css'

/** Blocks of a memo for reading. A sentence opens its record. */
export function MemoBlocks({ blocks, language }: { blocks: readonly Block[]; language: string }) {
  return (
    <div className={classes.blocks} lang={language}>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h4>
          {block.number} <Runs runs={block.runs} />
        </h4>
      ) : (
        <h5>
          {block.number} <Runs runs={block.runs} />
        </h5>
      )
    case 'paragraph':
      return (
        <p className={classes.paragraph}>
          <span className={classes.number}>{block.number}</span>
          <span>
            <Runs runs={block.runs} />
          </span>
        </p>
      )
    case 'points':
      return (
        <ul className={classes.points} data-lettered={block.lettered ? '' : undefined}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Runs runs={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <table className={classes.table}>
          <thead>
            <tr>
              {block.header.map((cell, index) => (
                <th key={index} scope="col">
                  <Runs runs={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>
                    <Runs runs={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run, index) => (
        <RunView key={index} run={run} />
      ))}
    </>
  )
}

function RunView({ run }: { run: Run }) {
  const { t } = useTexts()
  const text = run.from ? (
    <RecordLink target={{ collection: run.from.collection, id: run.from.id }}>{run.text}</RecordLink>
  ) : (
    run.text
  )
  const notes = run.notes?.join(', ')
  return (
    <>
      <span className={classes[run.style]}>{text}</span>
      {notes !== undefined && (
        <>
          {/* A word joiner keeps the reference on the line of the text it supports. */}
          {'\u2060'}
          <sup aria-label={t('record.notes', { numbers: notes })}>{notes}</sup>
        </>
      )}
    </>
  )
}
