import { Anchor, Switch } from '@mantine/core'
import { Link } from 'wouter'
import { titlesInWords } from '../../shared/registrars/catalogue.ts'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { useCall, useDo } from '../app/bridge.ts'
import classes from '../ui/Block.module.css'
import { Block } from '../ui/Block.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { RecoveryCode } from '../vault/recovery/RecoveryCode.tsx'
import { Secrets } from '../vault/Secrets.tsx'
import { Appearance } from './Appearance.tsx'
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

function About() {
  const { data } = useCall('app.info', {})
  return (
    <Block title="About">
      <dl
        className="facts"
        style={{ '--names': '120px', gap: '6px 16px', alignItems: 'center' }}
      >
        <dt>Version</dt>
        <dd className="tabular">{data?.version}</dd>
        <dt>Electron</dt>
        <dd className="tabular">{data?.electron}</dd>
        <dt>Data folder</dt>
        <dd>
          <span className="mono">{data?.dataFolder}</span>
          {data !== undefined && <CopyButton text={data.dataFolder} what="path" />}
        </dd>
      </dl>
    </Block>
  )
}

/** How the app behaves beside its window; it counts in both modes. */
function Desktop() {
  const { data } = useCall('desktop.get', {})
  const save = useDo('desktop.save')
  if (data === undefined) return null
  return (
    <Block title="Desktop">
      <Switch
        label="Keep running in the tray when the window is closed"
        description={
          data.isTrayCertain
            ? 'Orders are worked on until Boxwright is quit from the tray or the menu.'
            : 'Orders are worked on until Boxwright is quit from the tray or the menu. On a desktop without a tray, starting Boxwright again opens the window.'
        }
        checked={data.keepInTray}
        disabled={save.isPending}
        onChange={event => save.mutate({ keepInTray: event.currentTarget.checked })}
      />
      <Switch
        label="Start when I log in"
        description="With the tray it starts without a window."
        checked={data.startAtLogin}
        disabled={save.isPending}
        onChange={event => save.mutate({ startAtLogin: event.currentTarget.checked })}
      />
      <Switch
        label="Notify me while I do something else"
        description="When an order is completed or needs attention. Several within seconds are told as one."
        checked={data.notify}
        disabled={save.isPending}
        onChange={event => save.mutate({ notify: event.currentTarget.checked })}
      />
    </Block>
  )
}
