import { ActionIcon } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronLeftPipe,
  IconChevronRight,
  type TablerIcon,
} from '@tabler/icons-react'
import { numberText } from '../../../shared/text/locale.ts'

type Props = {
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  /** A search may go on beyond what it counts. */
  readonly hasNext?: boolean
  readonly onPage: (page: number) => void
}

/** "51–100 of 312" with arrows; nothing when one page holds all. */
export function Paging({ page, pageSize, total, hasNext, onPage }: Props) {
  if (total <= pageSize && page === 1) return null
  const first = (page - 1) * pageSize + 1
  const isLast = !(hasNext ?? page * pageSize < total)
  const last = isLast ? Math.max(total, first) : page * pageSize
  return (
    <nav
      className="row quiet tabular to-end firm gap-8 page-sides line-above"
      style={{ height: 44 }}
      aria-label="Pages"
    >
      <span>
        {`${numberText(first)}–${numberText(last)} of ${numberText(Math.max(total, last))}`}
      </span>
      <PageButton
        icon={IconChevronLeftPipe}
        isOff={page <= 1}
        label="First page"
        to={1}
        on={onPage}
      />
      <PageButton
        icon={IconChevronLeft}
        isOff={page <= 1}
        label="Previous page"
        to={page - 1}
        on={onPage}
      />
      <PageButton
        icon={IconChevronRight}
        isOff={isLast}
        label="Next page"
        to={page + 1}
        on={onPage}
      />
    </nav>
  )
}

type PageButtonProps = {
  readonly icon: TablerIcon
  readonly isOff: boolean
  readonly label: string
  readonly to: number
  readonly on: (page: number) => void
}

function PageButton({ icon: Icon, isOff, label, to, on }: PageButtonProps) {
  return (
    <ActionIcon
      variant="default"
      size={26}
      aria-label={label}
      disabled={isOff}
      onClick={() => on(to)}
    >
      <Icon size={16} />
    </ActionIcon>
  )
}
