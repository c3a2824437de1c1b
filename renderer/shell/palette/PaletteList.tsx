import { Kbd } from '@mantine/core'
import { useEffect } from 'react'
import { OutsideText } from '../../ui/OutsideText.tsx'
import type { ArrangedGroup } from './arrange.ts'
import { EntryIcon } from './EntryIcon.tsx'
import { groupWords, type PaletteEntry } from './entries.ts'
import classes from './Palette.module.css'

type Props = {
  readonly id: string
  readonly groups: readonly ArrangedGroup[]
  readonly current: PaletteEntry | undefined
  readonly optionId: (entry: PaletteEntry) => string
  readonly onPoint: (entry: PaletteEntry) => void
  readonly onPick: (entry: PaletteEntry) => void
}

/** The focus stays in the field; the current option is told to readers by its id. */
export function PaletteList({ id, groups, current, optionId, onPoint, onPick }: Props) {
  const currentId = current === undefined ? undefined : optionId(current)
  useEffect(() => {
    if (currentId !== undefined)
      document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Results"
      className={classes.list}
      data-empty={groups.length === 0 || undefined}
    >
      {groups.map(({ group, entries }) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <p id={`${id}-${group}`} className="small quiet" style={{ padding: '8px 8px 4px' }}>
            {groupWords[group]}
          </p>
          {entries.map(entry => (
            <Option
              key={entry.id}
              id={optionId(entry)}
              entry={entry}
              isCurrent={entry === current}
              onPoint={() => onPoint(entry)}
              onPick={() => onPick(entry)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type OptionProps = {
  readonly id: string
  readonly entry: PaletteEntry
  readonly isCurrent: boolean
  readonly onPoint: () => void
  readonly onPick: () => void
}

function Option({ id, entry, isCurrent, onPoint, onPick }: OptionProps) {
  const isName = entry.group === 'domains' || entry.group === 'mailboxes'
  const isExact = isName && entry.isMore !== true
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className={classes.option}
      onMouseMove={isCurrent ? undefined : onPoint}
      // the focus stays in the field
      onMouseDown={event => event.preventDefault()}
      onClick={onPick}
    >
      <EntryIcon entry={entry} />
      <span className="cut" style={{ flex: '0 1 auto' }}>
        <OutsideText isExact={isExact} text={entry.title} />
      </span>
      {entry.detail !== undefined && (
        <OutsideText className={classes.detail} text={entry.detail} />
      )}
      {entry.keys !== undefined && <Kbd className="keys quiet fw-500 push">{entry.keys}</Kbd>}
    </div>
  )
}
