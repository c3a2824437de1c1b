import { Alert, Button, Switch } from '@mantine/core'
import { useState } from 'react'
import type { ServerStatus } from '../../../shared/team/team.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { Block } from '../../ui/Block.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { NumberField } from '../../ui/form/NumberField.tsx'
import { Note } from '../../ui/Note.tsx'

/** Makes this computer the team's server, for two or three people without one. */
export function ServeTeam({ server }: { readonly server: ServerStatus }) {
  const serve = useDo('team.serve')
  const mode = useCall('settings.get', {}).data?.mode
  const [port, setPort] = useState<number | ''>('')
  return (
    <Block
      title="This computer is the team’s server"
      help="For two or three people without a server of their own: others join and work on the live orders of this computer, as long as Boxwright runs here and the computer does not sleep."
    >
      <Switch
        label="Let others join"
        checked={server.isOn}
        disabled={serve.isPending}
        onChange={event =>
          serve.mutate({
            isOn: event.currentTarget.checked,
            ...(port !== '' && { port }),
          })
        }
      />
      {mode === 'practice' && server.isOn && (
        <Note>
          This window shows practice mode, which is never shared. Others are served while it
          shows live mode.
        </Note>
      )}
      {server.trouble !== undefined && (
        <Alert color="red" variant="light" title="Nobody can join now" role="alert">
          {server.trouble}
        </Alert>
      )}
      {server.isOn && server.addresses.length > 0 && (
        <dl className="facts" style={{ '--names': '120px', gap: '6px 16px' }}>
          <dt>Addresses</dt>
          <dd>
            {server.addresses.map(address => (
              <span key={address} className="block">
                <span className="mono">{address}</span>
                <CopyButton text={address} what="address" />
              </span>
            ))}
          </dd>
          {server.certificate !== undefined && (
            <>
              <dt>Certificate</dt>
              <dd>
                <span className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {server.certificate}
                </span>
                <CopyButton text={server.certificate} what="fingerprint" />
              </dd>
            </>
          )}
        </dl>
      )}
      {(!server.isOn || server.trouble !== undefined) && (
        <div className="row gap-8" style={{ alignItems: 'flex-end' }}>
          <NumberField
            label="Port"
            description="Left empty, the usual one."
            value={port}
            onChange={value => setPort(typeof value === 'number' ? value : '')}
            w={160}
          />
          {server.isOn && (
            <Button
              variant="default"
              loading={serve.isPending}
              onClick={() => serve.mutate({ isOn: true, ...(port !== '' && { port }) })}
            >
              Try again
            </Button>
          )}
        </div>
      )}
    </Block>
  )
}
