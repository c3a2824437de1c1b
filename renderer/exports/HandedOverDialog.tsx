import { countOf } from '../../shared/text/count-of.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { SecretOnce } from '../ui/SecretOnce.tsx'
import classes from './Exports.module.css'
import { dropHandedOver, useHandedOver } from './handed-over.ts'
import { leftOutLine } from './left-out.ts'
import { fileNameOf, ShowFile } from './written.tsx'

/** Over whatever page is open, until staff have the passphrase. */
export function HandedOverDialog() {
  const made = useHandedOver(state => state.made)
  if (made === null) return null
  const { path, count, fileId, passphrase, leftOut, isAnnounced } = made
  return (
    <SecretOnce
      title="Note the passphrase of the file"
      what="the passphrase"
      secret={passphrase}
      shown={
        <div className={classes.passphrase} role="group" aria-label="Passphrase">
          {passphrase}
        </div>
      }
      before={
        <>
          <div className="row gap-12">
            <div className="grow">
              <OutsideText className="mono block breaks" text={fileNameOf(path)} title={path} />
              <span className="quiet">{countOf(count, 'mailbox', 'mailboxes')}</span>
            </div>
            <ShowFile id={fileId} label="Show in folder" />
          </div>
          <p className="shows-words quiet">{leftOutLine(leftOut)}</p>
        </>
      }
      after={
        <>
          <p>
            It is shown this once and kept nowhere. Tell it to the customer by another way than
            the file, such as by phone.
          </p>
          <p className="quiet">
            Windows and macOS do not open the file by themselves: 7-Zip does on Windows, Keka or
            The Unarchiver on macOS.
            {isAnnounced && ' The letter to the customer says so, too.'}
          </p>
        </>
      }
      ticked="I have noted it"
      onClose={dropHandedOver}
    />
  )
}
