import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { isolated } from '../../../shared/text/isolated.ts'

type Props = {
  /** What has to be typed, word for word. */
  readonly expected: string
  readonly value: string
  readonly error: ReactNode
  readonly onChange: (value: string) => void
}

/** Asks for a number or a name, so that what cannot be taken back is not done by a slip. */
export function TypedConfirm({ expected, value, error, onChange }: Props) {
  return (
    <TextInput
      label={`Type ${isolated(expected)} to confirm`}
      autoComplete="off"
      spellCheck={false}
      data-autofocus
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
