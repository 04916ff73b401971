import { createContext, useContext } from 'react'
import type { Block, MemoModel, Run } from '../../../core/memo/memo-model'
import { ChartPicture } from '../../look/chart-picture'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './memo-blocks.module.css'

/** The notes of the memo that is shown, for their marks. */
const Notes = createContext<MemoModel['notes']>([])

/** Blocks of a memo for reading. A sentence opens its record. */
export function MemoBlocks({ blocks, model }: { blocks: readonly Block[]; model: MemoModel }) {
  return (
    <Notes value={model.notes}>
      <div className={classes.blocks} lang={model.language}>
        {blocks.map((block, index) => (
          <BlockView key={index} block={block} />
        ))}
      </div>
    </Notes>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h4>
          {block.number} <Runs runs={block.runs} />
          {block.aside && <Aside runs={block.aside} />}
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
      return <Points items={block.items} lettered={block.lettered} />
    case 'table':
      return (
        <table className={classes.table}>
          {block.header.length > 0 && (
            <thead>
              <tr>
                {block.header.map((cell, index) => (
                  <th key={index} scope="col">
                    <Runs runs={cell} />
                  </th>
                ))}
              </tr>
            </thead>
          )}
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
    case 'chart':
      return (
        <figure className={classes.chart}>
          <ChartPicture chart={block.drawn} />
          <figcaption>
            <Runs runs={[...block.words, { text: ' ', style: 'plain' }, ...block.legend]} />
          </figcaption>
        </figure>
      )
    case 'sheet':
      return null
    case 'box':
      return (
        <div className={classes.box}>
          {block.paragraphs.map((runs, index) => (
            <p key={index}>
              <Runs runs={runs} />
            </p>
          ))}
        </div>
      )
    case 'pair':
      return (
        <div className={classes.columns}>
          {block.columns.map(({ heading, aside, items }, index) => (
            <div key={index}>
              <h4>
                <Runs runs={heading} />
                {aside && <Aside runs={aside} />}
              </h4>
              <Points items={items} />
            </div>
          ))}
        </div>
      )
    case 'figures':
      return (
        <div className={classes.columns}>
          {block.items.map(({ figure, lines }, index) => (
            <div key={index} className={classes.figure}>
              <p className={classes.large}>
                <Runs runs={figure} />
              </p>
              {lines.map((runs, line) => (
                <p key={line}>
                  <Runs runs={runs} />
                </p>
              ))}
            </div>
          ))}
        </div>
      )
    case 'issue':
      return (
        <div className={classes.issue}>
          <h5>
            {block.number} <Runs runs={block.name} />
          </h5>
          {block.lines.map(({ style, runs }, index) => (
            <p key={index} data-style={style}>
              <Runs runs={runs} />
            </p>
          ))}
        </div>
      )
  }
}

/** A remark beside a heading. */
function Aside({ runs }: { runs: readonly Run[] }) {
  return (
    <span className={classes.aside}>
      {' '}
      <Runs runs={runs} />
    </span>
  )
}

function Points({ items, lettered = false }: { items: readonly (readonly Run[])[]; lettered?: boolean }) {
  return (
    <ul className={classes.points} data-lettered={lettered ? '' : undefined}>
      {items.map((item, index) => (
        <li key={index}>
          <Runs runs={item} />
        </li>
      ))}
    </ul>
  )
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
  const known = useContext(Notes)
  const notes = run.notes?.map((number) => known.find((note) => note.number === number)?.mark ?? number).join(', ')
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
