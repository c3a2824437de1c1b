import { Button } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { useDo } from '../app/bridge.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { tonesOf } from '../ui/palette.ts'
import { reasonOf } from '../vault/new-key/new-key-words.ts'
import { StartNewKey } from '../vault/new-key/StartNewKey.tsx'
import { UseRecoveryCode } from '../vault/recovery/UseRecoveryCode.tsx'
import classes from './PauseBanner.module.css'
import { UnlockForm } from './UnlockForm.tsx'
import { useEngineLine } from './use-engine-line.ts'

/** Above every page while no order is worked on: why, and the one thing to do. */
export function PauseBanner() {
  const { line, status, vault } = useEngineLine()
  const [address] = useLocation()
  const resume = useDo('engine.resume')
  const { leadsTo } = line
  // the page where the cause is mended says it itself
  if (line.isCalm || address === leadsTo?.address) return null
  const asksNewKey = vault !== undefined && reasonOf(vault) !== null
  const asksPassphrase = vault?.state === 'locked' && vault.backend === 'passphrase'
  return (
    <section
      className="row wrap firm soft-ground gap-8-12 strip"
      style={tonesOf(line.meaning === 'failed' ? 'failed' : 'person')}
      aria-label="Work is held up"
    >
      <MeaningIcon meaning={line.meaning} size={16} isStill />
      <div className={classes.text}>
        <p className="fw-500">{line.words}</p>
        <p className="on-person">{line.detail}</p>
      </div>
      {asksNewKey ? (
        <div className="flex wrap to-end at-start gap-8">
          <UseRecoveryCode vault={vault} size="xs" />
          <StartNewKey vault={vault} size="xs" />
          {asksPassphrase && <UnlockForm />}
        </div>
      ) : status?.paused === true ? (
        <Button size="xs" onClick={() => resume.mutate({})}>
          Resume
        </Button>
      ) : (
        leadsTo !== undefined && (
          <Button component={Link} size="xs" to={leadsTo.address}>
            {leadsTo.label}
          </Button>
        )
      )}
    </section>
  )
}
