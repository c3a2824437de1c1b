import { Switch } from '@mantine/core'
import { Link } from 'wouter'
import {
  listedKinds,
  type NotificationKind,
  notificationKinds,
} from '../../shared/records/notification.ts'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { Note } from '../ui/Note.tsx'
import classes from './Settings.module.css'

type KindWords = { readonly what: string; readonly help: string }

const kindWords: Record<NotificationKind, KindWords> = {
  'order-created': { what: 'Order entered', help: 'By the form or by an import' },
  'mailboxes-created': { what: 'New mailboxes', help: 'Batches of one order are told as one' },
  'order-completed': { what: 'Order complete', help: 'With the number of its mailboxes' },
  'order-stalled': { what: 'Order without movement', help: 'Nothing has moved for a day' },
  'order-rejected': { what: 'Order rejected', help: 'By staff' },
  'order-cancelled': { what: 'Order cancelled', help: 'By staff' },
  'domains-expire': {
    what: 'Domains expire soon',
    help: 'Within 30 days, and again within 7; once a day at most',
  },
  'needs-attention': {
    what: 'Order needs attention',
    help: 'In the window it is a page of its own',
  },
}

/** Which kinds of notifications staff are told of, in their list and by the system. */
export function NotificationsSection({ settings }: { readonly settings: SettingsView }) {
  const save = useDo('settings.save')
  const notify = useCall('desktop.get', {}).data?.notify
  const { notifyInList: inList, notifyOnDesktop: onDesktop } = settings
  return (
    <Block
      title="Notifications"
      help="What is switched off stays silent from then on. Nothing changes in letters to customers."
    >
      {notify === false && (
        <Note>
          Notifications of the system are off altogether, under{' '}
          <Link href="/settings/general">General, Desktop</Link>.
        </Note>
      )}
      <table className={classes.kinds} aria-label="Kinds of notifications">
        <thead>
          <tr className="small quiet">
            <th scope="col">What happens</th>
            <th scope="col">In Messages</th>
            <th scope="col">On the desktop</th>
          </tr>
        </thead>
        <tbody>
          {notificationKinds.map(kind => {
            const listed = listedKinds.find(one => one === kind)
            const { what, help } = kindWords[kind]
            return (
              <tr key={kind}>
                <th scope="row">
                  <span className="fw-500">{what}</span>
                  <span className="small quiet">{help}</span>
                </th>
                <td>
                  {listed === undefined ? (
                    <span className="quiet">–</span>
                  ) : (
                    <Switch
                      aria-label={`${what}, in Messages`}
                      checked={inList[listed]}
                      onChange={event =>
                        save.mutate({ notifyInList: { [listed]: event.currentTarget.checked } })
                      }
                    />
                  )}
                </td>
                <td>
                  <Switch
                    aria-label={`${what}, on the desktop`}
                    checked={onDesktop[kind]}
                    onChange={event =>
                      save.mutate({ notifyOnDesktop: { [kind]: event.currentTarget.checked } })
                    }
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Block>
  )
}
