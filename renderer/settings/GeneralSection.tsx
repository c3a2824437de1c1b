import { Anchor, Switch } from '@mantine/core'
import { Link } from 'wouter'
import { titlesInWords } from '../../shared/registrars/catalogue.ts'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { useDo } from '../app/bridge.ts'
import classes from '../ui/Block.module.css'
import { Block } from '../ui/Block.tsx'
import { RecoveryCode } from '../vault/recovery/RecoveryCode.tsx'
import { Secrets } from '../vault/Secrets.tsx'
import { About } from './About.tsx'
import { Appearance } from './Appearance.tsx'
import { Desktop } from './Desktop.tsx'
import { ModeChoice } from './ModeChoice.tsx'

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
