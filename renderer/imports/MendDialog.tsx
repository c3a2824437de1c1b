import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { fieldWords, isField } from '../../shared/imports/fields.ts'
import type { CheckedOrder, ImportFacts } from '../../shared/imports/orders/check-orders.ts'
import { type Cells, rowWords } from '../../shared/imports/orders/gather-orders.ts'
import { readinessOf } from '../../shared/imports/orders/readiness.ts'
import { keepLooked, keepMended, keepWanted } from './import-session.ts'
import classes from './Mend.module.css'
import { MendForm } from './MendForm.tsx'

type Props = {
  /** The order to correct; absent while the dialog is closed. */
  readonly checked: CheckedOrder | undefined
  readonly orders: readonly CheckedOrder[]
  readonly facts: ImportFacts
  readonly onOpen: (key: string) => void
  readonly onClose: () => void
}

/** What staff did to one order in the dialog. */
export type Mended = {
  readonly cells: Cells
  readonly isWanted: boolean
  readonly looked: ReadonlySet<string>
  /** The order as checked with these changes. */
  readonly now: CheckedOrder
}

/** The cells of one order, to be corrected in place, and the way to the next one. */
export function MendDialog({ checked, orders, facts, onOpen, onClose }: Props) {
  const key = checked?.order.key
  const at = orders.findIndex(({ order }) => order.key === key)
  const isWrong = (one: CheckedOrder) => readinessOf(one) === 'to-correct'
  return (
    <Modal
      opened={checked !== undefined}
      onClose={onClose}
      title={checked === undefined ? '' : `Order in ${rowWords(checked.order)}`}
      size={640}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {checked !== undefined && (
        <MendForm
          key={key}
          checked={checked}
          orders={orders}
          facts={facts}
          before={orders.slice(0, Math.max(at, 0)).findLast(isWrong)?.order.key}
          after={orders.slice(at + 1).find(isWrong)?.order.key}
          onClose={onClose}
          onKeep={(mended, next) => {
            keep(checked, mended)
            if (next !== undefined) return onOpen(next)
            tellWhatIsLeft(mended.now)
            onClose()
          }}
        />
      )}
    </Modal>
  )
}

function keep({ order, isWanted }: CheckedOrder, mended: Mended) {
  if (Object.keys(mended.cells).length > 0) keepMended(order.key, mended.cells)
  if (mended.isWanted !== isWanted) keepWanted(order.key, mended.isWanted)
  keepLooked(order.key, mended.looked)
}

function tellWhatIsLeft({ problems, doubts }: CheckedOrder) {
  const wrong = Object.keys(problems).filter(isField)
  const fields = [...wrong, ...doubts.flatMap(({ field }) => field ?? [])]
  const labels = [...new Set(fields)].map(field => fieldWords[field].label)
  if (labels.length > 0)
    notifications.show({ message: `The order still needs a correction: ${labels.join(', ')}.` })
  else if (doubts.length > 0)
    notifications.show({ message: 'The order still needs a look at its cells.' })
}
