import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { numberText } from '../../shared/locale.ts'
import classes from './Paging.module.css'

type Props = {
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly onPage: (page: number) => void
}

/** "51–100 of 312" with two arrows; nothing when one page holds all. */
export function Paging({ page, pageSize, total, onPage }: Props) {
  if (total <= pageSize && page === 1) return null
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  return (
    <nav className={classes.paging} aria-label="Pages">
      <span>{`${numberText(first)}–${numberText(last)} of ${numberText(total)}`}</span>
      <ActionIcon
        variant="default"
        size={26}
        aria-label="Previous page"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={26}
        aria-label="Next page"
        disabled={last >= total}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </nav>
  )
}
