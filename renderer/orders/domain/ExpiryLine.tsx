import {
  type Expiry,
  expirySourceTitles,
  expiryTrouble,
  expiryTroubleWords,
} from '../../../shared/renewals/renewal.ts'
import { ExpiryText } from '../../ui/ExpiryText.tsx'
import { useNow } from '../../ui/now.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'

/** When the registration of a domain ends, who told it and when, or why it is not known. */
export function ExpiryLine({ expiry }: { readonly expiry: Expiry }) {
  const now = useNow(60)
  const { readAt, source, isAutoRenewed } = expiry
  const trouble = expiryTrouble(expiry, now)
  const parts = [
    isAutoRenewed === undefined ? null : `Auto-renew ${isAutoRenewed ? 'on' : 'off'}`,
    trouble === undefined ? null : expiryTroubleWords[trouble],
  ].filter(one => one !== null)
  return (
    <div className="row miw-0 gap-8" role="group" aria-label="Expiry" style={{ minHeight: 34 }}>
      <span className="quiet firm">Expires</span>
      <ExpiryText expiry={expiry} />
      <span className="quiet cut">
        {parts.map(words => `· ${words} `)}
        {readAt !== undefined && source !== undefined && (
          <>
            · read from {expirySourceTitles[source]} <RelativeTime at={readAt} />
          </>
        )}
      </span>
    </div>
  )
}
