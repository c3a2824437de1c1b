import { Anchor } from '@mantine/core'

const page = 'https://ap.www.namecheap.com/settings/tools/apiaccess/whitelisted-ips'

/** The page of Namecheap where addresses are allowed; it opens in the browser. */
export function WhitelistLink() {
  return (
    <>
      At Namecheap under Profile, Tools, API Access.{' '}
      <Anchor href={page} target="_blank" rel="noreferrer" inherit>
        Open that page
      </Anchor>
    </>
  )
}
