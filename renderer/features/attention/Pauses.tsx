import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import type { Pause } from '../../../shared/engine.ts'
import { useCall } from '../../bridge.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { failureText } from '../../failure-text.ts'
import classes from './Attention.module.css'

/** Accounts that a person must look at; a quota frees itself and is none. */
export function usePauses(): readonly Pause[] {
  const { data } = useCall('engine.status', {})
  return (data?.pauses ?? []).filter(pause => pause.code !== 'rate_limited')
}

/** Everything waits for these, so they stand before every cause of a single domain. */
export function Pauses({ pauses }: { readonly pauses: readonly Pause[] }) {
  const [, navigate] = useLocation()
  return pauses.map(pause => {
    const text = failureText(pause.code, pause)
    return (
      <section
        key={`${pause.provider} ${pause.code}`}
        className={classes.group}
        aria-label={text.what}
      >
        <header className={classes.head}>
          <MeaningIcon meaning="person" size={16} />
          <div className={classes.text}>
            <h2 className={classes.what}>
              {text.what}{' '}
              <span className={classes.count}>
                {'Everything waits, since '}
                <RelativeTime at={pause.since} />
              </span>
            </h2>
            <p className={classes.todo}>{text.todo}</p>
          </div>
          <div className={classes.acts}>
            {pause.provider === 'mailin' && (
              <Button size="xs" onClick={() => navigate('/settings/mailin')}>
                {text.label === '' ? 'Check the Mailin login' : text.label}
              </Button>
            )}
          </div>
        </header>
      </section>
    )
  })
}
