import { PasswordInput, type PasswordInputProps } from '@mantine/core'

type Props = PasswordInputProps & {
  /** A stored value stays as long as nothing is typed. */
  readonly isKept: boolean
}

/** A key that is never shown again once it is stored. */
export function SecretInput({ isKept, ...props }: Props) {
  return (
    <PasswordInput
      {...props}
      // unlike its siblings, it does not say so itself
      aria-invalid={Boolean(props.error) || undefined}
      autoComplete="off"
      spellCheck={false}
      classNames={{ innerInput: 'mono' }}
      {...(isKept && { placeholder: 'Kept' })}
    />
  )
}
