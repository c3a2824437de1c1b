import { ActionIcon, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { monthText } from '../../shared/text/locale.ts'
import { monthAfter, startOfMonth } from '../../shared/text/month.ts'

type Props = {
  readonly month: string
  /** The month of the first order; the present one is the last. */
  readonly first: string
  readonly last: string
  readonly onChange: (month: string) => void
}

/** One month of those in which there can be something, and the ones beside it. */
export function MonthPicker({ month, first, last, onChange }: Props) {
  const months = monthsDown(last, first < month ? first : month)
  const step = (by: -1 | 1) => monthAfter(month, by)
  return (
    <div className="row gap-4" role="group" aria-label="Month">
      <ActionIcon
        variant="default"
        size={32}
        aria-label="Month before"
        disabled={step(-1) < first}
        onClick={() => onChange(step(-1))}
      >
        <IconChevronLeft size={16} stroke={1.8} />
      </ActionIcon>
      <Select
        aria-label="Month"
        data={months.map(value => ({ value, label: monthText(startOfMonth(value)) }))}
        value={month}
        onChange={value => value !== null && onChange(value)}
        allowDeselect={false}
        maxDropdownHeight={320}
        w={168}
      />
      <ActionIcon
        variant="default"
        size={32}
        aria-label="Month after"
        disabled={step(1) > last}
        onClick={() => onChange(step(1))}
      >
        <IconChevronRight size={16} stroke={1.8} />
      </ActionIcon>
    </div>
  )
}

/** From the last month down to the first; a month ahead of both, from an address, stands alone. */
function monthsDown(last: string, first: string): readonly string[] {
  const months: string[] = []
  for (let month = first > last ? first : last; month >= first; month = monthAfter(month, -1))
    months.push(month)
  return months
}
