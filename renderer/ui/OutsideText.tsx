import { clsx } from 'clsx'
import { bothSpellings, readable, readableAlone } from '../../shared/domains/readable.ts'

type Props = {
  readonly text: string
  /** Domains and addresses: from left to right, whatever their letters. */
  readonly isExact?: boolean
  readonly className?: string | undefined
  /** Shown on hover in place of the text itself. */
  readonly title?: string
}

/**
 * Text that nobody here wrote: it cannot reorder what stands around it, a name is shown in its
 * letters, and the whole of it is on hover.
 */
export function OutsideText({ text, isExact = false, className, title }: Props) {
  return (
    <bdi
      dir={isExact ? 'ltr' : undefined}
      className={clsx(isExact && 'mono', className)}
      title={title ?? bothSpellings(text)}
    >
      {isExact ? readableAlone(text) : readable(text)}
    </bdi>
  )
}
