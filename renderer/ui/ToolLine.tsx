import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import classes from './Page.module.css'

/** A line of tools under the header of a page, from edge to edge. */
export function ToolLine({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx(classes.toolLine, className)} />
}
