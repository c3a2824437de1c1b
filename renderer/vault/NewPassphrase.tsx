import { PasswordInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'

type Props = {
  readonly fieldOf: (name: 'passphrase' | 'again') => GetInputPropsReturnType
  /** The first field of its dialog, which takes the focus. */
  readonly isFirst?: boolean
}

/** A passphrase that takes the place of another guard; it is typed twice. */
export function NewPassphrase({ fieldOf, isFirst = false }: Props) {
  return (
    <>
      <PasswordInput
        {...fieldOf('passphrase')}
        label="New passphrase"
        autoComplete="off"
        data-autofocus={isFirst || undefined}
      />
      <PasswordInput
        {...fieldOf('again')}
        label="New passphrase, once more"
        autoComplete="off"
      />
    </>
  )
}
