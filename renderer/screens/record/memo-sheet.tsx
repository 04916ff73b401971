import type { Block, MemoModel, Run } from '../../../core/memo/memo-model'
import { RecordLink } from '../../frame/open-record'
import { MarkingLine } from '../../look/marking-line'
import { useTexts } from '../../text/text-context'
import classes from './memo-sheet.module.css'

/** A memo's text as it is composed now, to be read; the printed pages are the press's. A sentence opens the record it comes from. */
export function MemoSheet({ memo }: { memo: MemoModel }) {
  return (
    <article className={classes.sheet} lang={memo.language}>
      <p className={classes.centred}>
        <MarkingLine marking={memo.marking} />
      </p>
      <p className={classes.kind}>{memo.kind}</p>
      <h3 className={classes.title}>
        <Runs runs={memo.title} />
      </h3>
      <p className={classes.small}>{[memo.reference, memo.version, memo.asOf].join(' · ')}</p>
      <dl className={classes.facts}>
        {memo.facts.map((fact, index) => (
          <div key={index}>
            <dt>{fact.label}</dt>
            <dd>
              <Runs runs={fact.runs} />
            </dd>
          </div>
        ))}
      </dl>
      {memo.blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
      {memo.notes.length > 0 && <h4>{memo.notesHeading}</h4>}
      <ol className={classes.notes}>
        {memo.notes.map((note) => (
          <li key={note.number} value={note.number}>
            <Runs runs={note.runs} />
          </li>
        ))}
      </ol>
      <p className={classes.small}>
        <Runs runs={memo.disclaimer} />
      </p>
    </article>
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
          {/* A word joiner keeps the reference on the line of what it supports. */}
          {'\u2060'}
          <sup aria-label={t('record.notes', { numbers: notes })}>{notes}</sup>
        </>
      )}
    </>
  )
}
