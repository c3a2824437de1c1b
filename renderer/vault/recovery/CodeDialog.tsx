import { SecretOnce } from '../../ui/SecretOnce.tsx'
import { dropNewCode, useNewCode } from './new-code.ts'
import classes from './Recovery.module.css'

/** Over whatever page is open, until staff have written the code down. */
export function NewCodeDialog() {
  const made = useNewCode(state => state.made)
  if (made === null) return null
  const { code, isAnother } = made
  return (
    <SecretOnce
      title="Write down the recovery code"
      what="the code"
      secret={code}
      shown={
        <div className={classes.code} role="group" aria-label="Recovery code">
          {code.split('-').map((group, at) => (
            <span key={at}>{group}</span>
          ))}
        </div>
      }
      before={
        <>
          {isAnother && (
            <p className="rounded person-soft" style={{ padding: '8px 12px' }}>
              The code of before is void: it opens older backups only.
            </p>
          )}
          <p>
            This code opens the keys and passwords of this workspace and of its backups, also on
            another computer. It is shown this once and kept nowhere.
          </p>
        </>
      }
      after={
        <p>
          Write it on paper or print it, and keep it apart from this computer and its backups:
          whoever has both can read every key and password.
        </p>
      }
      ticked="I have written it down"
      onClose={dropNewCode}
    />
  )
}
