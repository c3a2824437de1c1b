export const settingsSections = [
  'general',
  'team',
  'lock',
  'mailin',
  'registrars',
  'checking',
  'notifications',
  'mail',
  'letters',
  'exports',
  'data',
] as const
export type SettingsSection = (typeof settingsSections)[number]

export const sectionWords: Record<SettingsSection, string> = {
  general: 'General',
  team: 'Team',
  lock: 'App lock',
  mailin: 'Mailin account',
  registrars: 'Registrars',
  checking: 'Checking',
  notifications: 'Notifications',
  mail: 'Mail server',
  letters: 'Letters',
  exports: 'Exports',
  data: 'Data',
}

/** The section of an address; an unknown one leads to the first. */
export function sectionOf(part: string | undefined): SettingsSection {
  return settingsSections.find(section => section === part) ?? 'general'
}
