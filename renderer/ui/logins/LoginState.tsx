import {
  doesLogIn,
  type LoginCheck,
  loginAdvice,
  loginProtocols,
  loginTrouble,
} from '../../../shared/mailboxes/login.ts'
import { ago } from '../../words/times.ts'
import { useNow } from '../now.ts'
import { Tag } from '../Tag.tsx'

type Props = {
  readonly login?: LoginCheck | undefined
  readonly isLoginWanted?: true | undefined
}

/** Whether a mailbox logs in, as far as it was checked; the cause shows whole on hover. */
export function LoginState({ login, isLoginWanted }: Props) {
  const now = useNow(60)
  if (isLoginWanted === true)
    return (
      <Tag meaning="running" look="plain">
        Checking
      </Tag>
    )
  if (login === undefined) return <span className="quiet">Not checked</span>
  const checked = `Checked ${ago(login.at, now)}`
  if (doesLogIn(login))
    return (
      <Tag meaning="done" look="plain" title={`IMAP and SMTP log in. ${checked}`}>
        Logs in
      </Tag>
    )
  const advice = new Set(loginProtocols.map(protocol => loginAdvice[login[protocol]]))
  const lines = [loginTrouble(login), ...advice, checked].filter(text => text !== '')
  return (
    <Tag meaning="failed" look="plain" title={lines.join('\n')}>
      {loginTrouble(login)}
    </Tag>
  )
}
