import { useCall, useDo } from '../app/bridge.ts'
import { backupTroubleWords } from '../backups/data-words.ts'
import { useNow } from '../ui/now.ts'
import { showDone } from '../ui/show.ts'
import { clockTime } from '../words/times.ts'
import { Act, Lead } from './Act.tsx'
import { Section } from './Section.tsx'

/** That the last backup was not made, since when, and why. */
export function BackupFailed() {
  const trouble = useCall('data.status', {}).data?.backupTrouble
  const tryNow = useDo('data.backUp', { onSuccess: () => showDone('The backup is made') })
  const openFolder = useDo('data.openFolder')
  const now = useNow(60)
  if (trouble === undefined) return null
  return (
    <Section
      title="No backup was made"
      figure={`since ${clockTime(trouble.since, now)}`}
      lines={[backupTroubleWords(trouble, now)]}
      acts={
        <>
          <Act label="Open the folder" isQuiet onPress={() => openFolder.mutate({})} />
          <Act
            label="Back up now"
            isBusy={tryNow.isPending}
            onPress={() => tryNow.mutate({})}
          />
        </>
      }
    />
  )
}

/** That the last check found damage in the file. */
export function DatabaseDamaged() {
  const check = useCall('data.status', {}).data?.lastCheck
  const now = useNow(60)
  if (check?.isWhole !== false) return null
  return (
    <Section
      title="The database is damaged"
      figure={`found at ${clockTime(check.at, now)}`}
      lines={[
        check.detail,
        'Restore the newest good backup. Orders that were entered since are lost with it.',
      ]}
      acts={<Lead label="Choose a backup" to="/settings/data" />}
    />
  )
}
