import { useId } from 'react'
import type { Chart, Shape } from '../../core/charts/chart'
import classes from './chart.module.css'

/** Draws a chart. Its colours follow from the roles of its shapes. A reader of the screen has the same in words beside it. */
export function ChartPicture({ chart }: { chart: Chart }) {
  const hatch = useId()
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      width={chart.width}
      height={chart.height}
      aria-hidden="true"
    >
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={classes.hatch} x1="0" y1="0" x2="0" y2="6" />
      </pattern>
      {chart.shapes.map((shape, index) => (
        <Drawn key={index} shape={shape} hatch={`url(#${hatch})`} />
      ))}
    </svg>
  )
}

function Drawn({ shape, hatch }: { shape: Shape; hatch: string }) {
  switch (shape.kind) {
    case 'box': {
      const { role, x, y, width, height, title } = shape
      return (
        <rect data-role={role} x={x} y={y} width={width} height={height} fill={hatch}>
          {title !== undefined && <title>{title}</title>}
        </rect>
      )
    }
    case 'line':
      return <polyline data-role={shape.role} points={shape.points.map((place) => place.join(',')).join(' ')} />
    case 'label':
      return (
        <text data-role={shape.role} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      )
  }
}
