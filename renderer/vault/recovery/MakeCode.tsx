import { Button, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Answers } from '../../../shared/border/calls.ts'
import { useDo } from '../../app/bridge.ts'
import {
  noProof,
  type Proof,
  ProofFields,
  type ProofValues,
  useProof,
} from '../../lock/Proof.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { focusError, showErrors } from '../../ui/form/focus-error.ts'
import { minuteTime } from '../../words/times.ts'
import { showNewCode } from './new-code.ts'

type Vault = Answers['vault.status']

/**
 * Makes a recovery code and shows it. Asks first where there is a lock, a passphrase or an
 * older code.
 */
export function MakeCode({ vault }: { readonly vault: Vault }) {
  const [isAsking, setAsking] = useState(false)
  const proof = useProof(vault.backend)
  const isAnother = vault.recovery !== undefined
  const asks = isAnother || proof.asksCurrent || proof.lockLabel !== null
  const make = useDo('vault.makeRecoveryCode', {
    isQuiet: asks,
    gcTime: 0,
    // in the options of the hook: the window may be locked, and the form gone, before the answer
    onSuccess: ({ code }) => showNewCode({ code, isAnother }),
  })
  const run: AskProps['onMake'] = (values, onRefused) =>
    make.mutate(proof.argsOf(values), {
      onSuccess() {
        setAsking(false)
        // the mutation's data holds the code: dropped with the dialog
        make.reset()
      },
      onError: ({ failure }) => onRefused?.(proof.errorsOf(failure.fields)),
    })
  return (
    <>
      <Button
        variant="default"
        loading={make.isPending && !isAsking}
        onClick={() => (asks ? setAsking(true) : run(noProof))}
      >
        {isAnother ? 'Make another code' : 'Make a recovery code'}
      </Button>
      {isAsking && (
        <AskFirst
          vault={vault}
          proof={proof}
          isBusy={make.isPending}
          failure={make.error?.failure}
          onMake={run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

type AskProps = Pick<Parameters<typeof DialogForm>[0], 'isBusy' | 'failure' | 'onClose'> & {
  readonly vault: Vault
  readonly proof: Proof
  readonly onMake: (
    values: ProofValues,
    onRefused?: (errors: Record<string, string>) => void,
  ) => void
}

function AskFirst({ vault, proof, isBusy, failure, onMake, onClose }: AskProps) {
  const form = useForm({ initialValues: noProof, validate: proof.validate })
  const { recovery } = vault
  const label = recovery === undefined ? 'Make a recovery code' : 'Make another code'
  return (
    <Modal
      opened
      onClose={onClose}
      title={recovery === undefined ? label : 'Make another recovery code?'}
      size={440}
    >
      <DialogForm
        label={label}
        failure={failure}
        isBusy={isBusy}
        onClose={onClose}
        onSubmit={form.onSubmit(
          values => onMake(values, errors => showErrors(form, errors)),
          errors => focusError(form, errors),
        )}
      >
        {recovery !== undefined && (
          <p>
            The code of {minuteTime(recovery.since)} is void from then on. It still opens the
            backups that were made with it: if somebody else may know it, change what guards the
            secrets, too.
          </p>
        )}
        {proof.lockLabel !== null && (
          <p>
            The recovery code opens the app lock, too, and takes it away. So what opens the lock
            now is asked for.
          </p>
        )}
        <ProofFields proof={proof} fieldOf={form.getInputProps} />
      </DialogForm>
    </Modal>
  )
}
