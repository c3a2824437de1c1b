import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useLocation } from 'wouter'
import { dayMs } from '../../shared/text/duration.ts'
import { useCall } from '../app/bridge.ts'
import { showAct } from '../ui/show-undo.tsx'
import { openReport, useImport } from './import-session.ts'
import { interruptedWords, isInterrupted } from './interrupted.ts'

const toastId = 'interrupted-import'
/** Milliseconds after its start for which an interrupted import is told: a day. */
const toldForMs = dayMs

/** Says, when the window opens, that the last import was interrupted. */
export function InterruptedImport() {
  const [, navigate] = useLocation()
  const isSeen = useImport(({ isReportOpen, run }) => isReportOpen || run !== null)
  const { data } = useCall('imports.last', {}, { staleTime: 0 })
  const tell = useEffectEvent(() => {
    const last = data?.last
    if (last === undefined || !isInterrupted(last)) return
    if (Date.now() - Date.parse(last.startedAt) > toldForMs) return
    const run = () => {
      openReport()
      navigate('/orders/import')
    }
    showAct(
      { message: interruptedWords(last), label: 'See the rest', run },
      { id: toastId, color: 'var(--bw-person-solid)', autoClose: false },
    )
  })
  const hasAnswer = data !== undefined
  // only at the first answer: an import that staff stop in this window has its report open
  useEffect(() => {
    if (hasAnswer) tell()
  }, [hasAnswer])
  // staff have found the report or begun another import
  useEffect(() => {
    if (isSeen) notifications.hide(toastId)
  }, [isSeen])
  return null
}
