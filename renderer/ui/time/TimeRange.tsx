import { Button, Popover, Stack, TextInput } from '@mantine/core'
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { isRisingRange, wrongRange } from '../../../shared/border/time-range.ts'
import { useNow } from '../now.ts'
import toolButton from '../ToolButton.module.css'
import classes from './TimeRange.module.css'
import { daysOf, isWholeDay, presetWords, timeOf, timePresets, timeWords } from './time-view.ts'

type Props = {
  /** A preset, or two days; '' for any time. */
  readonly time: string
  /** What the time is of: "Entered", "Written". */
  readonly label: string
  readonly onChange: (time: string) => void
}

/** Narrows a list to a time: one that staff ask for often, or two days. */
export function TimeRange({ time, label, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const words = timeWords(time, useNow(60))
  const choose = (next: string) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={250} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={classes.button}
          data-set={words !== 'Any time' || undefined}
          leftSection={<IconCalendar size={14} stroke={1.8} />}
          rightSection={<IconChevronDown size={14} stroke={2} />}
          aria-label={`${label}: ${words}`}
          title={`${label}: ${words}`}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={toolButton.words}>{words}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={label}>
        <Stack gap={0}>
          {['' as const, ...timePresets].map(preset => (
            <Button
              key={preset}
              variant="subtle"
              color="gray"
              size="compact-sm"
              justify="space-between"
              fw={400}
              c="var(--mantine-color-text)"
              h={30}
              aria-pressed={preset === time}
              rightSection={
                preset === time ? <IconCheck size={14} stroke={2} aria-hidden /> : undefined
              }
              onClick={() => choose(preset)}
            >
              {preset === '' ? 'Any time' : presetWords[preset]}
            </Button>
          ))}
        </Stack>
        {isOpen && <TypedDays time={time} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** The first and the last day; they count as soon as both are whole and in their order. */
function TypedDays({ time, onChange }: Pick<Props, 'time' | 'onChange'>) {
  const shown = daysOf(time, useNow(60))
  const [typed, setTyped] = useState({ from: shown.from ?? '', to: shown.to ?? '' })
  const type = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    if (areWhole(next) && !isFalling(next)) onChange(timeOf(next.from, next.to))
  }
  return (
    <div className={classes.days}>
      <TextInput
        type="date"
        size="xs"
        label="First day"
        value={typed.from}
        onChange={event => type({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label="Last day"
        value={typed.to}
        error={areWhole(typed) && isFalling(typed) ? wrongRange : undefined}
        onChange={event => type({ to: event.currentTarget.value })}
      />
    </div>
  )
}

type Days = { readonly from: string; readonly to: string }

/** Whether neither day is typed half: an emptied one bounds nothing. */
const areWhole = ({ from, to }: Days) => [from, to].every(one => one === '' || isWholeDay(one))
const isFalling = ({ from, to }: Days) =>
  from !== '' && to !== '' && !isRisingRange({ from, to })
