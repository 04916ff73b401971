import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentPropsWithoutRef } from 'react'

/** The one button of a form that does what the form is for. Its colours are ours: they are readable in light and dark. */
export function PrimaryButton(props: ButtonProps & ComponentPropsWithoutRef<'button'>) {
  return (
    <Button
      {...props}
      vars={() => ({
        root: {
          '--button-bg': 'var(--accent)',
          '--button-hover': 'color-mix(in srgb, var(--accent) 88%, var(--ink))',
          '--button-color': 'var(--paper)',
        },
      })}
    />
  )
}
