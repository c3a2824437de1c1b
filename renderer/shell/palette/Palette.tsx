import { Input, Modal, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { countOf } from '../../../shared/text/count-of.ts'
import { useCall } from '../../app/bridge.ts'
import { isMac } from '../../app/platform.ts'
import { useMode } from '../../app/use-mode.ts'
import { arrange } from './arrange.ts'
import { fixedEntries, hitEntries, type PaletteEntry } from './entries.ts'
import classes from './Palette.module.css'
import { PaletteList } from './PaletteList.tsx'
import { useRecentStore } from './recent.ts'

const [store, palette] = createSpotlight()
export const openPalette = () => palette.open()
export const closePalette = () => palette.close()
export const isPaletteOpen = () => store.getState().opened

const fixed = fixedEntries(isMac)
/** A pause in typing after which is searched, in milliseconds. */
const searchAfter = 120

type Props = { readonly onPick: (entry: PaletteEntry) => void }

/** Ctrl+K: everything that can be gone to or told, by a few letters of its name. */
export function Palette({ onPick }: Props) {
  const [isPicked, setIsPicked] = useState(false)
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      size={620}
      yOffset="12vh"
      radius="lg"
      // the page that staff went to places the focus itself
      returnFocus={!isPicked}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      // at once, so that the next keys are heard by what is behind it
      transitionProps={{ duration: 0 }}
      centered={false}
      classNames={{ content: classes.content, body: classes.body }}
      onSpotlightOpen={() => setIsPicked(false)}
    >
      <PaletteBody
        onPick={entry => {
          setIsPicked(true)
          palette.close()
          onPick(entry)
        }}
      />
    </Spotlight.Root>
  )
}

/** Mounted while the palette is open, so that every opening starts anew. */
function PaletteBody({ onPick }: Props) {
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  // after Mantine has noted where the focus was, and before the next key: its own focus comes by
  // a timer, so the first letters would go to the page
  useEffect(() => queueMicrotask(() => field.current?.focus()), [])
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const text = typed.trim()
  const [searched] = useDebouncedValue(text, searchAfter)
  const { data, isFetching } = useCall(
    'search.everything',
    { text: searched },
    { enabled: searched !== '', placeholderData: keepPreviousData },
  )
  const { recent, use } = useRecent(fixed)
  const hits = text === '' || data === undefined ? [] : hitEntries(data, searched)
  const groups = arrange({ text, fixed, hits, recent })
  const entries = groups.flatMap(group => group.entries)
  const current = entries[Math.min(at, entries.length - 1)]
  const isCurrent = text === searched && !isFetching
  const optionId = (entry: PaletteEntry) => `${listId}-${entry.id.replace(/[^\w]/g, '-')}`

  const pick = (entry: PaletteEntry) => {
    if (entry.isMore !== true) use(entry)
    onPick(entry)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, entries.length - 1) + step + entries.length) % entries.length)
    }
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      pick(current)
    }
  }

  return (
    <>
      <VisuallyHidden>
        <Modal.Title>Search and commands</Modal.Title>
      </VisuallyHidden>
      <Input
        ref={field}
        classNames={{ input: classes.input }}
        size="lg"
        role="combobox"
        aria-label="Search orders, domains, mailboxes, customers and commands"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : optionId(current)}
        placeholder="Search orders, domains, mailboxes, customers, commands"
        leftSection={<IconSearch size={17} stroke={1.7} aria-hidden />}
        maxLength={200}
        value={typed}
        data-autofocus
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList
        id={listId}
        groups={groups}
        current={current}
        optionId={optionId}
        onPoint={entry => setAt(entries.indexOf(entry))}
        onPick={pick}
      />
      {entries.length === 0 && isCurrent && (
        <p className="quiet" style={{ padding: '20px 16px' }}>
          Nothing is found for “{text}”. Orders are found by number or customer, customers,
          domains and mailboxes by any three letters in a row.
        </p>
      )}
      <VisuallyHidden role="status">
        {isCurrent && text !== '' ? countOf(entries.length, 'result') : ''}
      </VisuallyHidden>
    </>
  )
}

/** How many entries are remembered. */
const mostRecent = 20

/** What was used lately, in this mode, and how to say that something was used. */
function useRecent(fixed: readonly PaletteEntry[]) {
  const { ids, rows } = useRecentStore()
  const mode = useMode()
  const known = [...fixed, ...rows.filter(row => row.mode === mode).map(row => row.entry)]
  return {
    recent: ids.flatMap(id => known.find(entry => entry.id === id) ?? []),
    use: (entry: PaletteEntry) => {
      const isFixed = fixed.some(one => one.id === entry.id)
      const latest = [entry.id, ...ids.filter(id => id !== entry.id)].slice(0, mostRecent)
      useRecentStore.setState({
        ids: latest,
        rows: isFixed
          ? rows
          : [{ mode, entry }, ...rows.filter(row => row.entry.id !== entry.id)].slice(
              0,
              mostRecent,
            ),
      })
      const recentCommands = latest.filter(id => fixed.some(one => one.id === id))
      void window.boxwright.call('preferences.save', { recentCommands })
    },
  }
}
