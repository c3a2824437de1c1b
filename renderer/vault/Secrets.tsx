import type { Mode } from '../../shared/settings/settings.ts'
import type { VaultBackend } from '../../shared/vault/vault.ts'
import { useCall } from '../app/bridge.ts'
import { UnlockForm } from '../shell/UnlockForm.tsx'
import classes from '../ui/Block.module.css'
import { Block } from '../ui/Block.tsx'
import { Tag } from '../ui/Tag.tsx'
import { vaultWords } from '../words/vault-words.ts'
import { KeyFileChoice } from './KeyFileChoice.tsx'
import { StartNewKey } from './new-key/StartNewKey.tsx'
import { PassphraseForm } from './PassphraseForm.tsx'
import { Protection } from './Protection.tsx'
import { UseRecoveryCode } from './recovery/UseRecoveryCode.tsx'

const backendWords: Record<VaultBackend, string> = {
  keychain: 'The keychain of this computer guards them; nothing needs to be entered.',
  passphrase:
    'A passphrase guards them. It is asked for after each start and each change to live.',
  'key-file': 'A key file that only you can read guards them.',
  none: 'This computer offers no keychain, so a passphrase will guard them.',
}

/** In live mode: what guards keys and passwords, and the way to open them. */
export function Secrets({ mode }: { readonly mode: Mode }) {
  const { data: vault } = useCall('vault.status', {})
  if (vault === undefined) return null
  // practice asks for nothing, unless its key is gone
  if (mode === 'practice' && vault.state !== 'unopenable') return null
  const { state, backend } = vault
  const detail = vaultWords(vault)?.detail
  return (
    <Block
      title="Secrets"
      help={`API keys and mailbox passwords are encrypted. ${state === 'unopenable' ? '' : backendWords[backend]}`.trim()}
    >
      {state === 'open' && (
        <>
          <div>
            <Tag meaning="done">Open</Tag>
          </div>
          <Protection vault={vault} />
        </>
      )}
      {state === 'locked' && (
        <>
          <div>
            <Tag meaning="person">Locked: orders wait</Tag>
          </div>
          <p className={classes.help}>{detail}</p>
          {backend === 'passphrase' && <UnlockForm />}
          <div className="flex wrap gap-8">
            <UseRecoveryCode vault={vault} />
            <StartNewKey vault={vault} />
          </div>
        </>
      )}
      {state === 'unopenable' && (
        <>
          <div>
            <Tag meaning="failed">Cannot be opened: orders wait</Tag>
          </div>
          <p className={classes.help}>{detail}</p>
          <div className="flex wrap gap-8">
            <UseRecoveryCode vault={vault} />
            <StartNewKey vault={vault} />
          </div>
        </>
      )}
      {state === 'unset' && (
        <>
          <PassphraseForm />
          <KeyFileChoice />
        </>
      )}
    </Block>
  )
}
