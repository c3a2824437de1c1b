import { Button, Popover, Stack, TextInput } from '@mantine/core'
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { isRisingRange, rangeIssue } from '../../../shared/border/time-range.ts'
import { useNow } from '../now.ts'
import classes from './TimeRange.module.css'
import { daysOf, presetWords, timeOf, timePresets, timeWords } from './time-view.ts'

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
          <span className={classes.words}>{words}</span>
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
        <TypedDays time={time} onChange={choose} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** The first and the last day, as typed. */
function TypedDays({ time, onChange }: Pick<Props, 'time' | 'onChange'>) {
  const shown = daysOf(time, useNow(60))
  const [from, setFrom] = useState(shown.from ?? '')
  const [to, setTo] = useState(shown.to ?? '')
  const [isRefused, setRefused] = useState(false)
  const days = { ...(from !== '' && { from }), ...(to !== '' && { to }) }
  const isWrong = !isRisingRange(days)
  return (
    <form
      className={classes.days}
      onSubmit={event => {
        event.preventDefault()
        if (isWrong) setRefused(true)
        else onChange(timeOf(from, to))
      }}
    >
      <TextInput
        type="date"
        size="xs"
        label="First day"
        value={from}
        onChange={event => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        size="xs"
        label="Last day"
        value={to}
        error={isRefused && isWrong ? rangeIssue.message : undefined}
        onChange={event => setTo(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" mt={4}>
        Show these days
      </Button>
    </form>
  )
}
