import { useCall } from '../app/bridge.ts'
import { Page } from '../ui/Page.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { EnvFileNotice } from './EnvFileNotice.tsx'
import classes from './Settings.module.css'
import { SettingsContent } from './SettingsContent.tsx'
import { SettingsNav } from './SettingsNav.tsx'
import { sectionOf } from './sections.ts'

/** `section` is the part of the address after `/settings/`. */
export function SettingsPage({ section: part }: { readonly section?: string | undefined }) {
  const section = sectionOf(part)
  const settings = useCall('settings.get', {})
  return (
    <Page title="Settings" scroll="own">
      <EnvFileNotice />
      <div className={classes.panes}>
        <SettingsNav current={section} />
        <div className={classes.content}>
          {settings.isPending && <LoadingLines />}
          {settings.isError && (
            <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
          )}
          {settings.data !== undefined && (
            // another mode has other settings, so its forms start anew
            <SettingsContent
              key={settings.data.mode}
              section={section}
              settings={settings.data}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
