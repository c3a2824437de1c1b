import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Answers } from '../../shared/border/calls.ts'
import type { TableFormat } from '../../shared/exports/table-format.ts'
import type { ListWhat } from '../../shared/lists/contract.ts'
import { useDo } from '../app/bridge.ts'
import { countOf } from '../words/words.ts'
import { OutsideText } from './OutsideText.tsx'
import { showNote } from './show.ts'

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

const formatWords: Record<TableFormat, string> = {
  csv: 'CSV, for any program',
  xlsx: 'Excel workbook',
}

type Props = {
  /** The list, and what it is filtered by as it is shown. */
  readonly what: ListWhat
}

/** Writes all rows of the list on this page, as it is filtered and sorted, to a file. */
export function ExportList({ what }: Props) {
  const { isOpen } = useMenu()
  const write = useDo('lists.export', { onSuccess: showExported })
  useEffect(() => {
    useMenu.setState({ isShown: true })
    return () => useMenu.setState({ isShown: false, isOpen: false })
  }, [])
  const choose = (format: TableFormat) => write.mutate({ ...what, format })
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
        <Menu.Item
          leftSection={<IconFileTypeCsv size={16} stroke={1.6} />}
          onClick={() => choose('csv')}
        >
          {formatWords.csv}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={16} stroke={1.6} />}
          onClick={() => choose('xlsx')}
        >
          {formatWords.xlsx}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Says how many rows a file has, and where it is. */
function showExported({ path, count }: Answers['lists.export']) {
  notifications.show({
    title: `${countOf(count, 'row')} exported`,
    message: <OutsideText className="mono block breaks" text={path} />,
    autoClose: 15_000,
  })
}
