import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { CallArgs } from '../../../shared/border/calls.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { useDo } from '../../app/bridge.ts'

/** Has logins checked, and says which of the chosen mailboxes cannot be. */
export function useCheckLogins() {
  return useDo('mailboxes.check', {
    onSuccess: ({ leftOut }) => {
      if (leftOut > 0)
        notifications.show({
          message: `${countOf(leftOut, 'mailbox is', 'mailboxes are')} left out: not there, or without a stored password.`,
        })
    },
  })
}

type Props = {
  readonly what: CallArgs<'mailboxes.check'>
  readonly label: string
}

export function CheckLogins({ what, label }: Props) {
  const check = useCheckLogins()
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={check.isPending}
      onClick={() => check.mutate(what)}
    >
      {label}
    </Button>
  )
}
