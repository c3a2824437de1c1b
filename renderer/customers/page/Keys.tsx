import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import type { Customer } from '../../../shared/customers/customer.ts'
import { type RegistrarId, registrarIds } from '../../../shared/registrars/catalogue.ts'
import type { KeyUse, SavedKeys } from '../../../shared/registrars/key-test.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { OrderLink } from '../../ui/links.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { PartError } from '../../ui/states/PartError.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useUndoable } from '../../ui/use-undoable.ts'
import { platformWords } from '../../words/words.ts'
import { KeyQuestion } from '../give-keys/KeyQuestion.tsx'
import { askForKeys } from '../give-keys/key-question.ts'
import { EnterKeysDialog } from './EnterKeysDialog.tsx'
import classes from './Overview.module.css'

/** The registrar keys of the customer: whether they work, and which orders have them. */
export function Keys({ customer: { id } }: { readonly customer: Customer }) {
  const saved = useCall('customers.keys', { id })
  const use = useCall('customers.keyUse', { id })
  const [entering, setEntering] = useState<RegistrarId>()
  const error = saved.error ?? use.error
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">Registrar keys</h2>
      {error !== null && (
        <PartError
          error={error}
          onRetry={() => {
            void saved.refetch()
            void use.refetch()
          }}
        />
      )}
      {saved.data !== undefined &&
        use.data !== undefined &&
        registrarIds.map(platform => (
          <RegistrarRow
            key={platform}
            id={id}
            platform={platform}
            saved={saved.data.find(one => one.platform === platform)}
            use={use.data.find(one => one.platform === platform)}
            onEnter={() => setEntering(platform)}
          />
        ))}
      <EnterKeysDialog
        customerId={id}
        platform={entering}
        onClose={() => setEntering(undefined)}
        onSaved={platform => askForKeys({ customerId: id, platform })}
      />
      <KeyQuestion customerId={id} />
    </section>
  )
}

type RowProps = {
  readonly id: number
  readonly platform: RegistrarId
  readonly saved: SavedKeys | undefined
  readonly use: KeyUse | undefined
  readonly onEnter: () => void
}

function RegistrarRow({ id, platform, saved, use, onEnter }: RowProps) {
  const registrar = platformWords[platform]
  const test = useDo('registrars.test')
  const forget = useUndoable(
    'customers.forgetKeys',
    () => `${registrar} keys forgotten; orders keep theirs`,
  )
  const waiting = use?.orders.filter(order => order.waiting > 0 && order.keys !== 'remembered')
  return (
    <div className={classes.registrar} role="group" aria-label={registrar}>
      <div className="row between gap-8">
        <span className="row gap-6 fw-500">
          <IconKey size={15} stroke={1.7} aria-hidden className="quiet" />
          {registrar}
        </span>
        <span className="row gap-6">
          {saved !== undefined && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              loading={forget.isPending}
              aria-label={`Forget the ${registrar} keys`}
              onClick={() => forget.mutate({ id, platform })}
            >
              Forget
            </Button>
          )}
          {saved !== undefined && (
            <Button
              variant="default"
              size="compact-xs"
              loading={test.isPending}
              aria-label={`Test the ${registrar} keys`}
              onClick={() => test.mutate({ platform, customerId: id, domains: '' })}
            >
              Test
            </Button>
          )}
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`${saved === undefined ? 'Enter' : 'Replace'} the ${registrar} keys`}
            onClick={onEnter}
          >
            {saved === undefined ? 'Enter' : 'Replace'}
          </Button>
        </span>
      </div>
      {saved === undefined ? (
        <span className="small quiet">No keys are remembered.</span>
      ) : (
        <KeyState saved={saved} />
      )}
      {use !== undefined && <Use use={use} hasSaved={saved !== undefined} />}
      {saved !== undefined && waiting !== undefined && waiting.length > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => askForKeys({ customerId: id, platform })}
        >
          {`Use them in ${countOf(waiting.length, 'order')}…`}
        </Button>
      )}
    </div>
  )
}

function KeyState({ saved: { savedAt, testedAt, refusedAs } }: { readonly saved: SavedKeys }) {
  return (
    <span className="small row wrap gap-4-16">
      {testedAt === undefined ? (
        <Tag meaning="waiting" look="plain">
          Not tested
        </Tag>
      ) : (
        <Tag meaning={refusedAs === undefined ? 'done' : 'person'} look="plain">
          {refusedAs === undefined ? 'Accepted ' : 'Refused '}
          <RelativeTime at={testedAt} />
        </Tag>
      )}
      <span className="quiet">
        Remembered <RelativeTime at={savedAt} />
      </span>
    </span>
  )
}

/** Which open orders have these keys, which have others, and which wait for new ones. */
function Use({ use, hasSaved }: { readonly use: KeyUse; readonly hasSaved: boolean }) {
  const { orders, more } = use
  const waiting = orders.filter(order => order.waiting > 0)
  const going = orders.filter(order => order.waiting === 0)
  const same = going.filter(order => order.keys === 'remembered')
  const others = going.filter(order => order.keys !== 'remembered')
  return (
    <span className="stack gap-2 fz-13">
      <Orders words="Used by" orders={same} />
      <Orders words={hasSaved ? 'Own keys in' : 'Keys of their own in'} orders={others} />
      {waiting.length > 0 && (
        <span className="row gap-4">
          <Tag meaning="person" look="plain">
            Refused in
          </Tag>
          <Links orders={waiting} />
        </span>
      )}
      {more > 0 && <span className="quiet">{`and ${countOf(more, 'more open order')}`}</span>}
    </span>
  )
}

type OrdersOf = { readonly orders: KeyUse['orders'] }

function Orders({ words, orders }: OrdersOf & { readonly words: string }) {
  if (orders.length === 0) return null
  return (
    <span className="quiet">
      {words} <Links orders={orders} />
    </span>
  )
}

const Links = ({ orders }: OrdersOf) => (
  <span>
    {orders.length === 1 ? 'order ' : 'orders '}
    {orders.map(({ id }, at) => (
      <span key={id}>
        {at > 0 && ', '}
        <OrderLink id={id} />
      </span>
    ))}
  </span>
)
