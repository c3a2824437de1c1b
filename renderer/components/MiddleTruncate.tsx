import { clsx } from 'clsx'
import classes from './MiddleTruncate.module.css'

type Props = {
  readonly text: string
  /** Characters at the end that always stay. */
  readonly keep?: number
}

/** Cuts a domain or address in its middle when room is short: `verylong…example.com`. */
export function MiddleTruncate({ text, keep = 12 }: Props) {
  const cut = Math.max(Math.ceil(text.length / 2), text.length - keep)
  return (
    <span
      className={clsx(classes.text, 'mono')}
      title={text}
      style={{ '--tail': text.length - cut }}
    >
      <span className={classes.head}>{text.slice(0, cut)}</span>
      <span>{text.slice(cut)}</span>
    </span>
  )
}
