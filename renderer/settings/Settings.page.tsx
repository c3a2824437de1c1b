import { Link } from 'wouter'
import { assertNever } from '../../shared/border/result.ts'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { useCall } from '../app/bridge.ts'
import { Backups } from '../backups/Backups.tsx'
import { DatabaseCheck } from '../backups/DatabaseCheck.tsx'
import { LockSection } from '../lock/LockSection.tsx'
import { TeamSection } from '../team/settings/TeamSection.tsx'
import { Page } from '../ui/Page.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { CheckingSection } from './CheckingSection.tsx'
import { EnvFileNotice } from './EnvFileNotice.tsx'
import { ExportsSection } from './ExportsSection.tsx'
import { GeneralSection } from './GeneralSection.tsx'
import { LettersSection } from './LettersSection.tsx'
import { MailinSection } from './MailinSection.tsx'
import { MailSection } from './MailSection.tsx'
import { NotificationsSection } from './NotificationsSection.tsx'
import { RegistrarsSection } from './RegistrarsSection.tsx'
import classes from './Settings.module.css'
import { type SettingsSection, sectionOf, sectionWords, settingsSections } from './sections.ts'

/** `section` is the part of the address after `/settings/`. */
export function SettingsPage({ section: part }: { readonly section?: string | undefined }) {
  const section = sectionOf(part)
  return (
    <Page title="Settings" scroll="own">
      <EnvFileNotice />
      <div className={classes.panes}>
        <SettingsNav current={section} />
        <div className={classes.content}>
          {section === 'team' ? (
            // needs no settings, which are the server's while one is joined
            <TeamSection />
          ) : (
            <OtherSection section={section} />
          )}
        </div>
      </div>
    </Page>
  )
}

type OwnSection = Exclude<SettingsSection, 'team'>

function OtherSection({ section }: { readonly section: OwnSection }) {
  const settings = useCall('settings.get', {})
  if (settings.isPending) return <LoadingLines />
  if (settings.isError)
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  // another mode has other settings, so its forms start anew
  return <SettingsContent key={settings.data.mode} section={section} settings={settings.data} />
}

type Props = { readonly section: OwnSection; readonly settings: SettingsView }

function SettingsContent({ section, settings }: Props) {
  switch (section) {
    case 'general':
      return <GeneralSection settings={settings} />
    case 'lock':
      return <LockSection />
    case 'mailin':
      return <MailinSection settings={settings} />
    case 'registrars':
      return <RegistrarsSection settings={settings} />
    case 'checking':
      return <CheckingSection settings={settings} />
    case 'notifications':
      return <NotificationsSection settings={settings} />
    case 'mail':
      return <MailSection settings={settings} />
    case 'letters':
      return <LettersSection settings={settings} />
    case 'exports':
      return <ExportsSection settings={settings} />
    case 'data':
      return (
        <>
          <DatabaseCheck mode={settings.mode} />
          <Backups mode={settings.mode} />
        </>
      )
    default:
      return assertNever(section)
  }
}

function SettingsNav({ current }: { readonly current: SettingsSection }) {
  return (
    <nav className={classes.nav} aria-label="Settings">
      {settingsSections.map(section => (
        <Link
          key={section}
          href={`/settings/${section}`}
          className={classes.entry ?? ''}
          aria-current={section === current ? 'page' : undefined}
        >
          {sectionWords[section]}
        </Link>
      ))}
    </nav>
  )
}
