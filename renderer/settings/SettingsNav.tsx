import { Link } from 'wouter'
import classes from './Settings.module.css'
import { type SettingsSection, sectionWords, settingsSections } from './sections.ts'

export function SettingsNav({ current }: { readonly current: SettingsSection }) {
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
