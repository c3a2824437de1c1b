import { Menu } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useId } from 'react'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'
import { useCall, useDo } from '../app/bridge.ts'
import type { ExportWhat } from './use-export.ts'

/** What is known of the logins of an export's mailboxes, and the offer to check them first. */
export function ExportLogins({ what }: { readonly what: ExportWhat }) {
  const { leaveOutHostless: _, ...choice } = what
  const counts = useCall('mailboxes.countLogins', choice).data
  const run = useCall('mailboxes.logins', {}).data
  const check = useDo('mailboxes.check')
  const wordsId = useId()
  if (counts === undefined) return null
  const { fails, works, unchecked, failing } = counts
  const total = fails + works + unchecked
  if (total === 0) return null
  const left = run?.left ?? 0
  const more = fails > failing.length ? ` and ${numberText(fails - failing.length)} more` : ''
  return (
    <>
      <Menu.Label>
        <span id={wordsId}>
          {fails > 0
            ? `${numberText(fails)} of ${numberText(total)} do not log in: ${failing.join(', ')}${more}`
            : unchecked > 0
              ? `Logins of ${countOf(unchecked, 'mailbox', 'mailboxes')} are not checked`
              : `All ${numberText(total)} log in`}
        </span>
      </Menu.Label>
      <Menu.Item
        leftSection={<IconPlugConnected size={16} stroke={1.7} />}
        aria-describedby={wordsId}
        closeMenuOnClick={false}
        disabled={left > 0}
        onClick={() => check.mutate(choice)}
      >
        {left > 0 ? `Checking logins, ${numberText(left)} left` : 'Check logins first'}
      </Menu.Item>
      <Menu.Divider />
    </>
  )
}
