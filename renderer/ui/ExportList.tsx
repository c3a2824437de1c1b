import { ActionIcon, Menu } from '@mantine/core'
import {
  type Icon,
  IconDownload,
  IconFileSpreadsheet,
  IconFileTypeCsv,
} from '@tabler/icons-react'
import { useEffect } from 'react'
import { create } from 'zustand'
import { type TableFormat, tableFormats } from '../../shared/exports/table-format.ts'
import type { ListWhat } from '../../shared/lists/contract.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useDo } from '../app/bridge.ts'
import { showNote } from './show.ts'
import { showFile } from './show-file.tsx'

const useMenu = create<{ readonly isShown: boolean; readonly isOpen: boolean }>(() => ({
  isShown: false,
  isOpen: false,
}))
const setOpen = (isOpen: boolean) => useMenu.setState({ isOpen })

/** Opens the export menu of the list that is shown, for the palette. */
export function openExportMenu() {
  if (useMenu.getState().isShown) setOpen(true)
  else showNote('This page has no list. Open orders, mailboxes or another list first.')
}

const formats: Record<TableFormat, { readonly words: string; readonly Icon: Icon }> = {
  csv: { words: 'CSV, for any program', Icon: IconFileTypeCsv },
  xlsx: { words: 'Excel workbook', Icon: IconFileSpreadsheet },
}

type Props = {
  /** The list, and what it is filtered by as it is shown. */
  readonly what: ListWhat
}

/** Writes all rows of the list on this page, as it is filtered and sorted, to a file. */
export function ExportList({ what }: Props) {
  const { isOpen } = useMenu()
  const write = useDo('lists.export', {
    onSuccess: ({ path, count }) => showFile(`${countOf(count, 'row')} exported`, path),
  })
  useEffect(() => {
    useMenu.setState({ isShown: true })
    return () => useMenu.setState({ isShown: false, isOpen: false })
  }, [])
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={32}
          title="Export list"
          aria-label="Export list"
          loading={write.isPending}
        >
          <IconDownload size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>All rows, as they are shown</Menu.Label>
        {tableFormats.map(format => {
          const { words, Icon } = formats[format]
          return (
            <Menu.Item
              key={format}
              leftSection={<Icon size={16} stroke={1.6} />}
              onClick={() => write.mutate({ ...what, format })}
            >
              {words}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
