import { Button, Menu } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconBookmarkPlus,
  IconChevronDown,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import {
  mostOrderViews,
  type OrderView,
  orderColumnKeys,
} from '../../../../shared/settings/table-views.ts'
import { isolated } from '../../../../shared/text/isolated.ts'
import { OutsideText } from '../../../ui/OutsideText.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import toolButton from '../../../ui/ToolButton.module.css'
import { forgetWidths, useColumnWidths } from '../../../ui/table/widths-store.ts'
import { orderColumnWords } from '../columns.tsx'
import { useOrdersView } from '../orders-view.ts'
import {
  deleteView,
  openView,
  showColumns,
  useOrderViews,
  usualColumns,
  viewShown,
} from './order-views.ts'
import { SaveViewDialog } from './SaveViewDialog.tsx'

/** A long name is cut; the whole of it is on hover. */
const nameRoom = { maxWidth: 180 }

/** Saved views of the orders table, and the columns that it shows. */
export function ViewMenu() {
  const views = useOrderViews()
  const widths = useColumnWidths().orders ?? {}
  const shown = viewShown(views, useOrdersView(), widths)
  const isUsual =
    views.columns.join() === usualColumns.join() && Object.keys(widths).length === 0
  const [isSaving, setSaving] = useState(false)
  return (
    <>
      <Menu
        position="bottom-end"
        width={250}
        styles={{
          dropdown: { maxHeight: 'min(560px, calc(100vh - 140px))', overflowY: 'auto' },
        }}
      >
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconAdjustmentsHorizontal size={14} stroke={1.8} />}
            rightSection={<IconChevronDown size={14} stroke={2} />}
            styles={{ label: { maxWidth: 140 } }}
            className={toolButton.button}
            data-set={shown !== undefined || undefined}
            title={shown === undefined ? 'View' : undefined}
          >
            {shown === undefined ? (
              <span className={toolButton.words}>View</span>
            ) : (
              <OutsideText text={shown.name} />
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <SavedViews views={views.views} shown={shown} onSave={() => setSaving(true)} />
          <Menu.Divider />
          <Menu.Label>Columns</Menu.Label>
          <Menu.CheckboxGroup value={[...views.columns]} onChange={showColumns}>
            {orderColumnKeys.map(key => (
              <Menu.CheckboxItem key={key} value={key}>
                {orderColumnWords[key]}
              </Menu.CheckboxItem>
            ))}
          </Menu.CheckboxGroup>
          {!isUsual && (
            <Menu.Item
              closeMenuOnClick={false}
              onClick={() => {
                showColumns(usualColumns)
                forgetWidths('orders', Object.keys(widths))
              }}
            >
              Show the usual columns
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveViewDialog isOpen={isSaving} onClose={() => setSaving(false)} />
    </>
  )
}

type SavedProps = {
  readonly views: readonly OrderView[]
  readonly shown: OrderView | undefined
  readonly onSave: () => void
}

function SavedViews({ views, shown, onSave }: SavedProps) {
  return (
    <>
      <Menu.Label>{views.length === 0 ? 'No view saved yet' : 'Saved views'}</Menu.Label>
      <Menu.RadioGroup
        value={shown?.name ?? null}
        onChange={name => {
          const view = views.find(one => one.name === name)
          if (view !== undefined) openView(view)
        }}
      >
        {views.map(({ name }) => (
          <Menu.RadioItem key={name} value={name} closeMenuOnClick>
            <div className="cut" style={nameRoom}>
              <OutsideText text={name} />
            </div>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {shown === undefined && views.length < mostOrderViews && (
        <Menu.Item leftSection={<IconBookmarkPlus size={15} stroke={1.7} />} onClick={onSave}>
          Save this view
        </Menu.Item>
      )}
      {shown !== undefined && (
        <Menu.Item
          leftSection={<IconTrash size={15} stroke={1.7} />}
          onClick={() => {
            const undo = deleteView(shown.name)
            showUndo(`View “${isolated(shown.name)}” deleted`, undo)
          }}
        >
          <div className="cut" style={nameRoom}>{`Delete “${isolated(shown.name)}”`}</div>
        </Menu.Item>
      )}
    </>
  )
}
