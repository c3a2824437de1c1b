import { Alert, Button, Kbd, Stack, UnstyledButton } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { isSavedDraft } from '../../../shared/orders/life.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'
import classes from './Summary.module.css'
import type { OrderFormState } from './use-order-form.ts'

type Props = {
  readonly state: OrderFormState
  readonly onCreate: () => void
  readonly onSaveDraft: () => void
  readonly onShowProblems: () => void
}

/** The button that submits the form, and above it why a submission was refused. */
export function SummaryActions({ state, onCreate, onSaveDraft, onShowProblems }: Props) {
  const { order, openProblems, trouble, isSending } = state
  const [, navigate] = useLocation()
  const isAgain = order !== undefined && !isSavedDraft(order)
  const text =
    trouble !== null &&
    trouble.fields === undefined &&
    trouble.code !== 'changed' &&
    borderFailureText(trouble)
  return (
    <div className="firm line-above" style={{ padding: '12px 20px 16px' }}>
      {text !== false && (
        <Alert color="red" variant="light" title={text.what} p="xs" mb="xs" role="alert">
          {text.todo}
        </Alert>
      )}
      {openProblems > 0 && (
        <div className={classes.problems} role="status">
          <IconAlertCircle size={14} stroke={1.8} aria-hidden />
          <UnstyledButton onClick={onShowProblems}>
            {openProblems === 1
              ? '1 field needs correction'
              : `${openProblems} fields need correction`}
          </UnstyledButton>
        </div>
      )}
      {state.areKeysRefused && (
        <p
          className="small flex icon-line-small breaks gap-6 mb-8"
          style={{ '--icon': 'var(--bw-person)' }}
        >
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
          <span>
            The registrar refused these keys when they were tested. The order would stop at its
            nameservers.
          </span>
        </p>
      )}
      <Stack gap={4}>
        <Button
          fullWidth
          size="md"
          loading={isSending}
          onClick={onCreate}
          rightSection={<Kbd className="keys on-accent">Ctrl ↵</Kbd>}
        >
          {isAgain ? 'Resubmit order' : 'Create order'}
        </Button>
        {order !== undefined && (
          <Button
            variant="subtle"
            color="gray"
            fullWidth
            disabled={isSending}
            onClick={() => navigate(`/orders/${order.id}`)}
          >
            Cancel editing
          </Button>
        )}
        {!isAgain && (
          <Button
            variant="subtle"
            color="gray"
            fullWidth
            disabled={isSending}
            onClick={onSaveDraft}
          >
            Save as draft
          </Button>
        )}
      </Stack>
    </div>
  )
}
