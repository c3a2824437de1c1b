import { bothSpellings } from '../../../shared/domains/readable.ts'
import { type RegistrarId, registrars } from '../../../shared/registrars/catalogue.ts'
import type { KeyTest } from '../../../shared/registrars/key-test.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { AllowedIpsLink } from './AllowedIpsLink.tsx'
import { barWords, keyTestWords } from './key-test-words.ts'

const shownAtMost = 6

type Props = { readonly test: KeyTest; readonly platform: RegistrarId }

/** What the registrar said, and which domains it misses. */
export function KeyTestResult({ test, platform }: Props) {
  const { meaning, what, todo } = keyTestWords(test, platform)
  return (
    <>
      <Tag meaning={meaning} look="plain">
        {what}
      </Tag>
      {todo !== undefined && <span className="small quiet">{todo}</span>}
      {test.works ? (
        <Names test={test} platform={platform} />
      ) : (
        <Refused test={test} platform={platform} />
      )}
    </>
  )
}

type NamesProps = {
  readonly test: Extract<KeyTest, { works: true }>
  readonly platform: RegistrarId
}

function Names({ test, platform }: NamesProps) {
  const { barred = [], missing, unchecked } = test
  const more = missing.length - shownAtMost
  const moreBarred = barred.length - shownAtMost
  return (
    <>
      {missing.length > 0 && (
        <ul style={{ fontSize: 12, lineHeight: '18px' }} aria-label="Not in this account">
          {missing.slice(0, shownAtMost).map(({ name, detail }) => (
            <li key={name}>
              <OutsideText isExact text={name} title={`${bothSpellings(name)}\n${detail}`} />
            </li>
          ))}
          {more > 0 && <li>{`and ${more} more`}</li>}
        </ul>
      )}
      {barred.length > 0 && (
        <ul style={{ fontSize: 12, lineHeight: '18px' }} aria-label="Cannot be changed yet">
          {barred.slice(0, shownAtMost).map(({ name, why, detail }) => (
            <li key={name}>
              <OutsideText isExact text={name} title={`${bothSpellings(name)}\n${detail}`} />
              {`: ${barWords(why, platform)}`}
            </li>
          ))}
          {moreBarred > 0 && <li>{`and ${moreBarred} more`}</li>}
        </ul>
      )}
      {unchecked.length > 0 && (
        <span className="small quiet">
          {`${countOf(unchecked.length, 'domain')} ${unchecked.length === 1 ? 'is' : 'are'} not on the account's list and could not be looked up one by one.`}
        </span>
      )}
    </>
  )
}

type RefusedProps = {
  readonly test: Extract<KeyTest, { works: false }>
  readonly platform: RegistrarId
}

function Refused({ test, platform }: RefusedProps) {
  const { title, ip } = registrars[platform]
  if (test.code !== 'ip_not_whitelisted')
    return <span className="small quiet">{test.detail}</span>
  return (
    <span className="inline-row gap-4">
      {test.ip !== undefined && (
        <>
          <span className="mono">{test.ip}</span>
          <CopyButton text={test.ip} what="address" />
        </>
      )}
      {ip !== null && (
        <AllowedIpsLink page={ip.page}>{`Open the list at ${title}`}</AllowedIpsLink>
      )}
    </span>
  )
}
