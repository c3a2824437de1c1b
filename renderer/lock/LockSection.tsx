import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { commands, keysOf } from '../../shared/desktop/commands.ts'
import { useCall } from '../app/bridge.ts'
import { isMac } from '../app/platform.ts'
import { Block } from '../ui/Block.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Forgotten } from './Forgotten.tsx'
import { LockTimes } from './LockTimes.tsx'
import { lockWindow } from './lock-window.ts'
import { lockStateWords } from './lock-words.ts'
import { OpenerForm } from './OpenerForm.tsx'

const titles = {
  first: 'Set a lock code',
  other: 'Change what opens it',
  off: 'Turn the app lock off',
} as const

/** The lock of the whole window: what opens it, and when it closes. */
export function LockSection() {
  const status = useCall('lock.status', {})
  const [isOpen, setIsOpen] = useState(false)
  // kept while the dialog fades out
  const [asked, setAsked] = useState<'first' | 'other' | 'off'>('first')
  if (status.isError)
    return <ErrorState error={status.error} onRetry={() => void status.refetch()} />
  if (status.data === undefined) return <LoadingLines />
  const { kind } = status.data
  const isOn = kind !== 'off'
  const ask = (what: typeof asked) => {
    setAsked(what)
    setIsOpen(true)
  }
  const close = () => setIsOpen(false)
  const keys = keysOf(commands['app.lock'].accelerator ?? '', isMac)
  return (
    <>
      <Block
        title="App lock"
        help="Covers the whole window while nobody is at the computer, in practice and in live mode. It guards what is shown; what guards stored keys and passwords stands under General."
      >
        <div>
          <Tag meaning={isOn ? 'done' : 'cancelled'}>{lockStateWords[kind]}</Tag>
        </div>
        <div className="flex wrap gap-8">
          {isOn ? (
            <>
              <Button onClick={() => void lockWindow()}>{`Lock now (${keys})`}</Button>
              <Button variant="default" onClick={() => ask('other')}>
                Change what opens it
              </Button>
              <Button variant="default" onClick={() => ask('off')}>
                Turn it off
              </Button>
            </>
          ) : (
            <Button onClick={() => ask('first')}>Set a lock code</Button>
          )}
        </div>
      </Block>
      {isOn && <LockTimes status={status.data} />}
      {isOn && <Forgotten />}
      <Modal opened={isOpen} onClose={close} title={titles[asked]} size={440}>
        <OpenerForm status={status.data} isTurningOff={asked === 'off'} onClose={close} />
      </Modal>
    </>
  )
}
