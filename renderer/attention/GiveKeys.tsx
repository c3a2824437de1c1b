import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { KeyQuestion } from '../customers/give-keys/KeyQuestion.tsx'
import { askForKeys } from '../customers/give-keys/key-question.ts'
import { EnterKeysDialog } from '../customers/page/EnterKeysDialog.tsx'
import { platformWords } from '../words/words.ts'
import { Act } from './Act.tsx'
import { type CauseGroup, customersOf } from './groups.ts'

type Props = { readonly group: CauseGroup; readonly platform: RegistrarId }

/**
 * Takes new keys of a customer, and puts them into all orders of the customer that wait for them,
 * after one question.
 */
export function GiveKeys({ group, platform }: Props) {
  const [customerId, setCustomerId] = useState(0)
  const [isEntering, setEntering] = useState(false)
  const customers = customersOf(group.rows)
  const [first, ...others] = customers
  const label = `Enter new ${platformWords[platform]} keys`
  const enter = (id: number) => {
    setCustomerId(id)
    setEntering(true)
  }
  return (
    <>
      {first !== undefined && others.length === 0 && (
        <Act label={label} onPress={() => enter(first.id)} />
      )}
      {others.length > 0 && (
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <Button variant="default" size="xs">
              {`${label} of…`}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {customers.map(({ id, name, orderIds }) => (
              <Menu.Item key={id} onClick={() => enter(id)}>
                {`${isolated(name)} · ${countOf(orderIds.length, 'order')}`}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <EnterKeysDialog
        customerId={customerId}
        platform={isEntering ? platform : undefined}
        onClose={() => setEntering(false)}
        onSaved={() => askForKeys({ customerId, platform })}
      />
      <KeyQuestion customerId={customerId} />
    </>
  )
}
