import { clsx } from 'clsx'
import { Link } from 'wouter'
import { isMailStopped } from '../../shared/letters/letter.ts'
import { useCall } from '../app/bridge.ts'
import { countOf } from '../words/words.ts'
import classes from './StatusBar.module.css'

/** That letters cannot leave; nothing while they do. */
export function MailLine() {
  const mail = useCall('letters.status', {}).data?.mail
  if (mail === undefined || !isMailStopped(mail)) return null
  return (
    <Link
      to="/attention"
      className={clsx(classes.data, 'firm')}
      style={{ color: 'var(--bw-person)' }}
      role="status"
    >
      {`${countOf(mail.waiting, 'letter')} cannot leave`}
    </Link>
  )
}
