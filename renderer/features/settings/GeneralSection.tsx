import { Anchor, Switch } from '@mantine/core'
import { Link } from 'wouter'
import { titlesInWords } from '../../../shared/registrars/catalogue.ts'
import type { SettingsView } from '../../../shared/settings.ts'
import { useDo } from '../../bridge.ts'
import { RecoveryCode } from '../recovery/RecoveryCode.tsx'
import { About } from './About.tsx'
import { Appearance } from './Appearance.tsx'
import { Block } from './Block.tsx'
import { Desktop } from './Desktop.tsx'
import { ModeChoice } from './ModeChoice.tsx'
import { Secrets } from './Secrets.tsx'
import classes from './Settings.module.css'

export function GeneralSection({ settings }: { readonly settings: SettingsView }) {
  const save = useDo('settings.save')
  return (
    <>
      <ModeChoice mode={settings.mode} />
      <Anchor component={Link} to="/start" className={classes.after}>
        What practice mode is, and what live mode needs
      </Anchor>
      <Secrets mode={settings.mode} />
      <RecoveryCode />
      <Block title="Automation">
        <Switch
          label="Start orders by themselves"
          description={`Read when an order is submitted: plan of type Private SMTP, domains at ${titlesInWords('or')}. When off, new orders go to Pending.`}
          checked={settings.automationEnabled}
          disabled={save.isPending}
          onChange={event => save.mutate({ automationEnabled: event.currentTarget.checked })}
        />
      </Block>
      <Appearance />
      <Desktop />
      <About />
    </>
  )
}
