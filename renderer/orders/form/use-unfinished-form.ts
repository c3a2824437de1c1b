import { useEffect, useEffectEvent, useRef } from 'react'
import { unfinishedOf } from '../../../shared/orders/sent-form.ts'
import { emptyForm, type OrderFormValues } from '../../../shared/orders/typed-form.ts'
import { useDo } from '../../app/bridge.ts'
import { useBeforeLock } from '../../lock/before-lock.ts'
import { storeLockedForm } from './locked-form.ts'

/** Milliseconds from a change to its write: a crash may cost two seconds of typing at most. */
const delayMs = 800
const emptyText = JSON.stringify(unfinishedOf(emptyForm))

/** Keeps what is typed in the main process, so that neither a crash nor a way out loses it. */
export function useUnfinishedForm(values: OrderFormValues, id: number | undefined) {
  // a refusal would come with every key press: the form itself says what it cannot hold
  const save = useDo('forms.save', { isQuiet: true })
  const unfinished = unfinishedOf(values)
  const text = JSON.stringify(unfinished)
  const saved = useRef(text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOver = useRef(false)

  const keep = useEffectEvent(async () => {
    timer.current = undefined
    if (id === undefined || isOver.current || saved.current === text) return
    saved.current = text
    const args = text === emptyText ? { id } : { id, values: unfinished }
    // the next change tries again
    await save.mutateAsync(args).catch(() => undefined)
  })
  // a locked form holds its keys, too, and also exists for a stored order
  useBeforeLock(() => {
    if (!isOver.current) storeLockedForm({ id, values })
    return keep()
  })
  // counted from the first key press, not from the last: steady typing does not put it off
  useEffect(() => {
    if (id !== undefined && saved.current !== text)
      timer.current ??= setTimeout(() => void keep(), delayMs)
  }, [text, id])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      void keep()
    },
    [],
  )

  return {
    /** Removes the stored form, because it became an order or a draft. */
    forget() {
      if (id === undefined) return
      isOver.current = true
      save.mutate({ id })
    },
  }
}
