import { PasswordInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import {
  type LockKind,
  type LockOpener,
  type LockOpenerKind,
  lockCodeProblem,
  shortestLockCode,
} from '../../shared/lock/lock.ts'
import classes from '../ui/Block.module.css'
import { fieldProps } from '../ui/form/field-props.ts'

export type OpenerValues = {
  readonly current: string
  readonly by: LockOpenerKind
  readonly code: string
  readonly again: string
  readonly passphrase: string
}
type Form = UseFormReturnType<OpenerValues>
type Errors = Partial<Record<keyof OpenerValues, string | null>>

type NextOpener = {
  /** Label of the button. */
  readonly label: string
  /** Said in a toast when it is done. */
  readonly done: string
  problemsOf(values: OpenerValues): Errors
  openerOf(values: OpenerValues): LockOpener
  /** `isFirst`: no field is above, so the first one takes the focus. */
  fields(form: Form, isFirst: boolean): ReactNode
}

/** What takes the place of what opens the lock now. */
export const nextOpeners: Readonly<Record<LockKind, NextOpener>> = {
  off: {
    label: 'Turn it off',
    done: 'The app lock is off',
    problemsOf: () => ({}),
    openerOf: () => ({ kind: 'off' }),
    fields: () => (
      <p className={classes.help}>
        From then on nothing is locked, whoever sits down at this computer.
      </p>
    ),
  },
  code: {
    label: 'Set lock code',
    done: 'The app lock is on',
    problemsOf({ code, again }) {
      const problem = lockCodeProblem(code)
      const isOther = problem === null && again !== code
      return { code: problem, again: isOther ? 'The two are not the same.' : null }
    },
    openerOf: ({ code }) => ({ kind: 'code', code }),
    fields: (form, isFirst) => (
      <>
        <PasswordInput
          {...fieldProps(
            form,
            'code',
            `At least ${shortestLockCode} characters. It opens the window, not the stored secrets.`,
          )}
          label="New lock code"
          autoComplete="off"
          data-autofocus={isFirst || undefined}
        />
        <PasswordInput
          {...form.getInputProps('again')}
          label="New lock code, once more"
          autoComplete="off"
        />
      </>
    ),
  },
  passphrase: {
    label: 'Use the passphrase',
    done: 'The app lock is on',
    problemsOf: ({ passphrase }) => ({
      passphrase: passphrase === '' ? 'Enter the passphrase.' : null,
    }),
    openerOf: ({ passphrase }) => ({ kind: 'passphrase', passphrase }),
    fields: form => (
      <PasswordInput
        {...fieldProps(
          form,
          'passphrase',
          'After a start it then opens window and secrets in one go. It opens the window in practice mode, too.',
        )}
        label="Passphrase"
        autoComplete="off"
      />
    ),
  },
}
