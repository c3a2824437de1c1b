import { z } from 'zod'
import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import {
  type BackupList,
  backupNameSchema,
  type DataStatus,
  type LastCheck,
} from './backups.ts'

export const backupCalls = {
  /** The database file itself: its size, what is under way, how the last check went. */
  'data.status': reads({ args: nothing, answer: answer<DataStatus>() }),
  /** Answers when every page was read; the window and the engine go on meanwhile. */
  'data.check': acts({ args: nothing, answer: answer<LastCheck>(), stale: [] }),
  'data.backUp': acts({
    args: nothing,
    answer: answer<{ readonly name: string }>(),
    stale: [],
  }),
  'data.listBackups': reads({ args: nothing, answer: answer<BackupList>() }),
  /** Replaces the database by a backup, after making a backup of it, which the answer names. */
  'data.restore': acts({
    args: z.strictObject({ name: backupNameSchema }),
    answer: answer<{ readonly kept: string }>(),
    stale: 'everything',
  }),
  /** Shows the backups in the system's file manager. */
  'data.openFolder': acts({ args: nothing, answer: answer<null>(), stale: [] }),
}
