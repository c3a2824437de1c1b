/** Names of the shared libraries that `ldd` did not find. */
export function missingLibraries(lddOutput: string): readonly string[] {
  const found = lddOutput.matchAll(/^\s*(\S+) => not found/gm)
  return [...new Set([...found].map(([, name]) => name ?? ''))]
}

/** Libraries that Electron opens while it runs, so that `ldd` does not list them. */
const openedLate = ['libgtk-3.so.0', 'libnotify.so.4', 'libsecret-1.so.0']

/** Those of `openedLate` that are not in the output of `ldconfig -p`. */
export function missingLateLibraries(ldconfigOutput: string): readonly string[] {
  return openedLate.filter(name => !ldconfigOutput.includes(`${name} `))
}

/**
 * What Electron needs from Debian or Ubuntu; the display is for machines without one, the
 * keyring and the mail server for the tests.
 */
export const debianPackages = {
  libraries: [
    'libgtk-3-0',
    'libnss3',
    'libgbm1',
    'libasound2',
    'libxss1',
    'libnotify4',
    'libsecret-1-0',
  ],
  display: ['xvfb'],
  keyring: ['gnome-keyring', 'dbus', 'dbus-x11'],
  archiver: ['7zip'],
  mailServer: ['postfix', 'dovecot-imapd'],
} as const

/** Whether the output of `apt-cache policy` has a version of the package to install. */
export function hasCandidate(policy: string): boolean {
  return /^\s*Candidate: (?!\(none\))\S/m.test(policy)
}
