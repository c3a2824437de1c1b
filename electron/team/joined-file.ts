import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where it is kept which server this computer has joined; there is no such file before. */
export const joinedFile = (folder: string): string => join(folder, 'joined-server.json')

/** Whether this computer has joined a server: one look at the disk. */
export const hasJoined = (folder: string): boolean => existsSync(joinedFile(folder))
