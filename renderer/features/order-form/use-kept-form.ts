import { useEffect, useEffectEvent, useRef } from 'react'
import { useDo } from '../../bridge.ts'
import { unfinishedOf } from './unfinished.ts'
import { emptyForm, type OrderFormValues } from './values.ts'

/** With the write itself well below the two seconds that a crash may cost. */
const delayMs = 800
const emptyText = JSON.stringify(unfinishedOf(emptyForm))

/** Keeps what is typed in the main process, so that neither a crash nor a way out loses it. */
export function useKeptForm(values: OrderFormValues, id: number | undefined) {
  // a refusal would come with every key press: the form itself says what it cannot hold
  const save = useDo('forms.save', { isQuiet: true })
  const unfinished = unfinishedOf(values)
  const text = JSON.stringify(unfinished)
  const saved = useRef(text)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOver = useRef(false)

  const keep = useEffectEvent(() => {
    timer.current = undefined
    if (id === undefined || isOver.current || saved.current === text) return
    saved.current = text
    save.mutate(text === emptyText ? { id } : { id, values: unfinished })
  })
  // from the first key press on, not from the last: who types on is kept all the same
  useEffect(() => {
    if (id !== undefined && saved.current !== text)
      timer.current ??= setTimeout(() => keep(), delayMs)
  }, [text, id])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      keep()
    },
    [],
  )

  return {
    /** It became an order or a draft. */
    forget() {
      if (id === undefined) return
      isOver.current = true
      save.mutate({ id })
    },
  }
}
