import { Button } from '@mantine/core'
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { MailStatus, MailTrouble } from '../../../shared/letters/letter.ts'
import { useDo } from '../../app/bridge.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { clockTime } from '../../words/times.ts'
import { countOf } from '../../words/words.ts'
import classes from './Attention.module.css'

type Props = { readonly mail: MailStatus; readonly trouble: MailTrouble }

/** Says that no letters leave: since when, how many wait, and where to mend it. */
export function MailSection({ mail, trouble }: Props) {
  const [, navigate] = useLocation()
  const id = useId()
  // checking now tries the mail server, too
  const tryNow = useDo('engine.checkNow')
  const { configured, waiting } = mail
  const { detail, since, until } = trouble
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header className={classes.head}>
        <MeaningIcon meaning="person" size={16} />
        <div className="grow">
          <h2 id={id}>
            Letters cannot leave{' '}
            <span className="person tabular fz-13 fw-400" style={{ marginLeft: 4 }}>
              {`${countOf(waiting, 'letter waits', 'letters wait')}, since ${clockTime(since)}`}
            </span>
          </h2>
          <p className="quiet">{detail}</p>
          {until !== undefined && (
            <p className="quiet">{`Boxwright tries again at ${clockTime(until)}.`}</p>
          )}
        </div>
        <div className="row wrap to-end firm gap-4" style={{ maxWidth: '45%' }}>
          {configured && (
            <Button
              variant="subtle"
              size="xs"
              loading={tryNow.isPending}
              onClick={() => tryNow.mutate({})}
            >
              Try now
            </Button>
          )}
          <Button variant="default" size="xs" onClick={() => navigate('/settings/mail')}>
            {configured ? 'Check the mail server' : 'Set the mail server'}
          </Button>
        </div>
      </header>
    </section>
  )
}
