import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { numberAsTyped, readNumber } from './read-number.ts'

type Props = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> & {
  readonly value?: number | string
  /** The number; the text as typed when it is none, for the form to refuse. */
  readonly onChange?: (value: number | string) => void
  /** Stands after the number: a unit. */
  readonly unit?: string
}

/** Takes every key press as it is: what is no number is refused in words, never rewritten. */
export function NumberField({ value = '', onChange, unit, ...input }: Props) {
  const [typed, setTyped] = useState(() => numberAsTyped(value))
  // the form has another value: it was reset
  const text = readNumber(typed) === value ? typed : numberAsTyped(value)
  return (
    <TextInput
      {...input}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={event => {
        const next = event.currentTarget.value
        setTyped(next)
        onChange?.(readNumber(next))
      }}
      {...(unit !== undefined && {
        rightSection: unit,
        rightSectionWidth: 12 + unit.length * 9,
        rightSectionPointerEvents: 'none',
      })}
    />
  )
}
