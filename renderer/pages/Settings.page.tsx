import { useCall } from '../bridge.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { EnvFileNotice } from '../features/settings/EnvFileNotice.tsx'
import classes from '../features/settings/Settings.module.css'
import { SettingsContent } from '../features/settings/SettingsContent.tsx'
import { SettingsNav } from '../features/settings/SettingsNav.tsx'
import { sectionOf } from '../features/settings/sections.ts'

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
