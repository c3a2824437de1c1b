import { PasswordInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useState } from 'react'
import type { LockKind } from '../../shared/lock/lock.ts'
import type { VaultBackend } from '../../shared/vault/vault.ts'
import { useCall } from '../app/bridge.ts'

/**
 * What staff type to prove themselves: the passphrase of the secrets, the opener of the app
 * lock.
 */
export type ProofValues = { readonly current: string; readonly lockCode: string }

export const noProof: ProofValues = { current: '', lockCode: '' }

/** What opens the app lock, as a field is called beside those of the secrets; null: nothing does. */
const lockLabels: Readonly<Record<LockKind, string | null>> = {
  off: null,
  code: 'Lock code',
  passphrase: 'Passphrase of the app lock',
}

/** Which of the two proofs are asked for, their checks, arguments and errors. */
export type Proof = ReturnType<typeof useProof>

/**
 * The proof for calls that make a recovery code. Such a code takes the app lock away, so the
 * opener of the lock is asked for.
 */
export function useProof(backend: VaultBackend) {
  const lock = useCall('lock.status', {}).data?.kind ?? 'off'
  // mostly one passphrase opens both; a restored backup may have another
  const [areTwo, setTwo] = useState(false)
  const asksCurrent = backend === 'passphrase'
  const isOne = asksCurrent && lock === 'passphrase' && !areTwo
  const lockLabel = isOne ? null : lockLabels[lock]
  const currentLabel =
    lock === 'passphrase' && !isOne ? 'Passphrase of the secrets' : 'Present passphrase'
  return {
    asksCurrent,
    currentLabel,
    lockLabel,
    validate: {
      lockCode: (typed: string) =>
        lockLabel !== null && typed === '' ? `Enter the ${lockLabel.toLowerCase()}.` : null,
      current: (typed: string) =>
        asksCurrent && typed === '' ? `Enter the ${currentLabel.toLowerCase()}.` : null,
    },
    argsOf: ({ current, lockCode }: ProofValues) => ({
      ...(asksCurrent && { current }),
      ...(isOne ? { lockCode: current } : lockLabel !== null && { lockCode }),
    }),
    /** The errors of a call, at the fields that are shown. */
    errorsOf(fields: Readonly<Record<string, string>> = {}): Record<string, string> {
      const { lockCode, ...others } = fields
      if (!isOne) return { ...fields }
      if (lockCode !== undefined) return { ...others, current: lockCode }
      if (others['current'] !== undefined) setTwo(true)
      return others
    },
  }
}

type Props = {
  readonly proof: Proof
  readonly fieldOf: (name: keyof ProofValues) => GetInputPropsReturnType
}

export function ProofFields({ proof, fieldOf }: Props) {
  const { asksCurrent, currentLabel, lockLabel } = proof
  const lockField = fieldOf('lockCode')
  return (
    <>
      {lockLabel !== null && (
        <PasswordInput
          {...lockField}
          label={lockLabel}
          description={
            lockField.error === undefined || lockField.error === null
              ? 'Wrong ones count as on the lock screen.'
              : undefined
          }
          autoComplete="off"
          data-autofocus
        />
      )}
      {asksCurrent && (
        <PasswordInput
          {...fieldOf('current')}
          label={currentLabel}
          autoComplete="off"
          data-autofocus={lockLabel === null || undefined}
        />
      )}
    </>
  )
}
