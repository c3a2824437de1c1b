import { Tooltip, VisuallyHidden } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import { Link, useRoute } from 'wouter'
import { asLeft } from '../app/place/history.ts'
import classes from './Sidebar.module.css'

export type EntryCount = {
  readonly count: number
  /** Completes the entry for a reader: "3 unread". */
  readonly words: string
  readonly meaning: 'person' | 'news'
}

type Props = {
  readonly to: string
  readonly words: string
  readonly icon: TablerIcon
  readonly isFolded: boolean
  readonly tally?: EntryCount | undefined
}

export function Entry({ to, words, icon: Icon, isFolded, tally }: Props) {
  const [isHere] = useRoute(`${to}/*?`)
  const hasCount = tally !== undefined && tally.count > 0
  const label = hasCount ? `${words}, ${tally.words}` : words
  const link = (
    <Link
      to={to}
      state={asLeft}
      className={classes.entry ?? ''}
      // unfolded, the text of the entry is its name
      aria-label={isFolded ? label : undefined}
      aria-current={isHere ? 'page' : undefined}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      {!isFolded && <span className="grow">{words}</span>}
      {hasCount && !isFolded && (
        <>
          <VisuallyHidden>{`, ${tally.words}`}</VisuallyHidden>
          <span className={classes.count} data-meaning={tally.meaning} aria-hidden>
            {tally.count > 999 ? '999+' : tally.count}
          </span>
        </>
      )}
      {hasCount && isFolded && (
        <span className={classes.dot} data-meaning={tally.meaning} aria-hidden />
      )}
    </Link>
  )
  return isFolded ? (
    <Tooltip label={label} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  )
}
