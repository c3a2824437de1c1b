import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import type { CallArgs } from '../../shared/border/calls.ts'
import { useDo } from '../app/bridge.ts'
import { showFailure } from '../ui/show.ts'
import { askAboutHosts } from './HostsDialog.tsx'
import { showWritten } from './written.tsx'

/** The mailboxes of an export, without the format, which is chosen in a menu. */
export type ExportWhat = Omit<CallArgs<'exports.write'>, 'format'>

/** Writes mailboxes with their passwords to a file that staff name, and says what it holds. */
export function useExport(onExported?: () => void) {
  const failureShown = useRef<string>(undefined)
  return useDo('exports.write', {
    isQuiet: true,
    onSuccess: written => {
      if (failureShown.current !== undefined) notifications.hide(failureShown.current)
      showWritten(written)
      onExported?.()
    },
    onError: ({ failure }, args) => {
      if (failure.fields?.['hosts'] === undefined) failureShown.current = showFailure(failure)
      else askAboutHosts(args)
    },
  })
}
