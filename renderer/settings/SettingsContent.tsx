import { assertNever } from '../../shared/border/result.ts'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { DataSection } from '../backups/DataSection.tsx'
import { LockSection } from '../lock/LockSection.tsx'
import { CheckingSection } from './CheckingSection.tsx'
import { ExportsSection } from './ExportsSection.tsx'
import { GeneralSection } from './GeneralSection.tsx'
import { MailinSection } from './MailinSection.tsx'
import { MailSection } from './MailSection.tsx'
import { RegistrarsSection } from './RegistrarsSection.tsx'
import type { SettingsSection } from './sections.ts'

type Props = { readonly section: SettingsSection; readonly settings: SettingsView }

export function SettingsContent({ section, settings }: Props) {
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
    case 'mail':
      return <MailSection settings={settings} />
    case 'exports':
      return <ExportsSection settings={settings} />
    case 'data':
      return <DataSection mode={settings.mode} />
    default:
      return assertNever(section)
  }
}
