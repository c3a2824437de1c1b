import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { openReport, useImport } from './import-session.ts'
import { interruptedWords, isInterrupted } from './interrupted.ts'

const toastId = 'interrupted-import'
/** For a day; then the report on the page of imports is enough. */
const toldForMs = 24 * 60 * 60 * 1000

/** Says when the window opens that the last import did not come to its end. */
export function InterruptedImport() {
  const [, navigate] = useLocation()
  const isSeen = useImport(({ isReportOpen, run }) => isReportOpen || run !== null)
  const { data } = useCall('imports.last', {}, { staleTime: 0 })
  const tell = useEffectEvent(() => {
    const last = data?.last
    if (last === undefined || !isInterrupted(last)) return
    if (Date.now() - Date.parse(last.startedAt) > toldForMs) return
    notifications.show({
      id: toastId,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <span>{interruptedWords(last)}</span>
          <Button
            variant="default"
            size="compact-sm"
            flex="none"
            onClick={() => {
              openReport()
              navigate('/orders/import')
            }}
          >
            See the rest
          </Button>
        </Group>
      ),
      color: 'var(--bw-person-solid)',
      autoClose: false,
    })
  })
  const hasAnswer = data !== undefined
  // once: what this window interrupts itself is told by its own report
  useEffect(() => {
    if (hasAnswer) tell()
  }, [hasAnswer])
  // however staff came to the report, or to the next import
  useEffect(() => {
    if (isSeen) notifications.hide(toastId)
  }, [isSeen])
  return null
}
