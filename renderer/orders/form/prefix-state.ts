import type { ReactNode } from 'react'
import type { PrefixRow } from '../../../shared/orders/prefixes.ts'

/** What the rows of prefixes need of the form they stand in. */
export type PrefixState = {
  readonly form: {
    readonly errors: Readonly<Record<string, ReactNode>>
    readonly setFieldValue: (path: string, value: string) => void
    readonly clearFieldError: (path: string) => void
  }
  readonly values: {
    readonly inboxesPerDomain: number
    readonly prefixes: readonly PrefixRow[]
  }
  /** Props of an input. */
  readonly field: (path: string) => object
}
