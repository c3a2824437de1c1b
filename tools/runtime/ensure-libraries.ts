import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { hasDisplay, xvfbPath } from './display.ts'
import {
  debianPackages,
  hasCandidate,
  missingLateLibraries,
  missingLibraries,
} from './missing-libraries.ts'

const run = promisify(execFile)
const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' }

/**
 * Installs what Electron lacks on Debian and Ubuntu when that needs no question (root);
 * otherwise says the one command to run.
 */
export async function ensureLibraries(executablePath: string): Promise<void> {
  if (process.platform !== 'linux') return
  const lacking = await lackingHere(executablePath)
  if (lacking.length === 0) return
  console.error(`Missing on this system: ${lacking.join(', ')}`)
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Error('Install GTK 3, NSS, GBM, ALSA, libnotify, libsecret and Xvfb first.')
  }
  const isRoot = process.getuid?.() === 0
  if (isRoot) apt('update')
  const packages = await namesHere([
    ...debianPackages.libraries,
    ...(hasDisplay() ? [] : debianPackages.display),
  ])
  if (!isRoot) {
    throw new Error(`Run this once:\n  sudo apt-get install -y ${packages.join(' ')}`)
  }
  console.error(`Installing with apt-get: ${packages.join(' ')}`)
  apt('install', '-y', '--no-install-recommends', ...packages)
  const left = await lackingHere(executablePath)
  if (left.length > 0) throw new Error(`Still missing: ${left.join(', ')}`)
}

/** Installs the keyring that tests open secrets with, where that needs no question (root). */
export function ensureKeyring(): void {
  if (process.platform !== 'linux' || keyringPrograms.every(path => existsSync(path))) return
  const install = `apt-get install -y ${debianPackages.keyring.join(' ')}`
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0)
    throw new Error(
      `The keyring test needs gnome-keyring. On Debian run once:\n  sudo ${install}`,
    )
  console.error(`Installing with apt-get: ${debianPackages.keyring.join(' ')}`)
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...debianPackages.keyring)
}

/** Installs the servers that tests send letters to and log in at, as `ensureKeyring`. */
export function ensureMailServer(): void {
  const packages = debianPackages.mailServer
  if (process.platform !== 'linux' || mailServers.every(path => existsSync(path))) return
  // the test itself says what to install, or that it did not run
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  console.error(`Installing with apt-get: ${packages.join(' ')}`)
  apt('update')
  // without a configuration the package starts no service
  spawnSync('debconf-set-selections', {
    input: 'postfix postfix/main_mailer_type select No configuration\n',
    env,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  apt('install', '-y', '--no-install-recommends', ...packages)
}

/** Installs 7-Zip, which tests open archives with, as `ensureKeyring`. */
export function ensureArchiver(): void {
  const packages = debianPackages.archiver
  if (process.platform !== 'linux' || existsSync('/usr/bin/7zz')) return
  // the test itself says what to install, or that it did not run
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  console.error(`Installing with apt-get: ${packages.join(' ')}`)
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}

const mailServers = ['/usr/sbin/postfix', '/usr/sbin/dovecot']
const keyringPrograms = ['/usr/bin/gnome-keyring-daemon', '/usr/bin/dbus-run-session']

async function lackingHere(executablePath: string): Promise<readonly string[]> {
  const linked = await run('ldd', [executablePath], { env })
  // by its full path: users other than root have no sbin on PATH
  const known = await run('/sbin/ldconfig', ['-p'], { env })
  return [
    ...missingLibraries(linked.stdout),
    ...missingLateLibraries(known.stdout),
    ...(hasDisplay() || xvfbPath() ? [] : ['a display (Xvfb)']),
  ]
}

/** The names of packages on this release: newer ones end in `t64`. */
async function namesHere(packages: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    packages.map(async name => {
      const newer = `${name}t64`
      const { stdout } = await run('apt-cache', ['policy', newer], { env })
      return hasCandidate(stdout) ? newer : name
    }),
  )
}

function apt(...args: string[]): void {
  const { status } = spawnSync('apt-get', ['-q', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed`)
}
