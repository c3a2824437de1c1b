import { Anchor } from '@mantine/core'
import { clsx } from 'clsx'
import { Link } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { Tag } from '../ui/Tag.tsx'
import classes from './Start.module.css'

type Step = {
  readonly title: string
  readonly words: string
  readonly to: string
  readonly label: string
  /** Undefined in practice mode, whose settings say nothing about the live ones. */
  readonly isDone?: boolean | undefined
  /** It is set, and has to be opened with the passphrase. */
  readonly isLocked?: boolean
  /** It is set, and can never be opened again. */
  readonly isUnopenable?: boolean
}

/** What live mode needs, each with the place where it is set and tested. */
export function GoLive({ isLive }: { readonly isLive: boolean }) {
  const steps = useSteps(isLive)
  return (
    <section aria-labelledby="go-live">
      <h2 id="go-live" className={classes.title}>
        Go live
      </h2>
      <p className={classes.words}>
        {isLive
          ? 'Orders start as soon as the Mailin login works.'
          : 'Live mode has its own database and its own settings. What you tried here stays here.'}
      </p>
      <ul className="line-above" style={{ marginTop: 12 }}>
        {steps.map(({ title, words, to, label, isDone, isLocked, isUnopenable }) => (
          <li key={title} className={classes.goStep}>
            <span className="fw-500">{title}</span>
            <span className={clsx(classes.goWords, 'quiet')}>{words}</span>
            {isDone === true && <Tag meaning="done">Set</Tag>}
            {isLocked === true && <Tag meaning="person">Locked</Tag>}
            {isUnopenable === true && <Tag meaning="failed">Cannot be opened</Tag>}
            <Anchor component={Link} to={to} className={classes.goLink}>
              {label}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useSteps(isLive: boolean): readonly Step[] {
  const settings = useCall('settings.get', {}).data
  const vault = useCall('vault.status', {}).data
  const mail = useCall('letters.status', {}).data?.mail
  const live = (isDone: boolean | undefined) => (isLive ? isDone : undefined)
  const isLocked = isLive && vault?.state === 'locked'
  const isUnopenable = isLive && vault?.state === 'unopenable'
  const steps: readonly Step[] = [
    {
      title: 'Secrets',
      words:
        vault?.recovery !== undefined && (isLocked || isUnopenable)
          ? 'The recovery code opens them: in the bar above, or in Settings.'
          : 'The keychain of this computer, a passphrase or a key file guards the keys.',
      to: '/settings/general',
      label: isUnopenable
        ? vault.recovery === undefined
          ? 'Start with a new key'
          : 'Open them'
        : isLocked
          ? 'Unlock them'
          : 'Choose what guards them',
      isDone: live(vault?.state === 'open'),
      isLocked,
      isUnopenable,
    },
    {
      title: 'Mailin account',
      words: 'Its e-mail address and password, with a test of the login.',
      to: '/settings/mailin',
      label: 'Enter the login',
      isDone: live(settings?.mailin.hasPassword === true && settings.mailin.email !== ''),
    },
    {
      title: 'Mail server',
      words: 'Letters to customers leave through it. Until it is set they wait.',
      to: '/settings/mail',
      label: 'Enter the server',
      isDone: live(mail?.configured),
    },
  ]
  if (isLive) return steps
  const first: Step = {
    title: 'Live mode',
    words: 'Changes to the live database. You can change back at any time.',
    to: '/settings/general',
    label: 'Change the mode',
  }
  return [first, ...steps]
}
