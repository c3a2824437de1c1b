import { Anchor } from '@mantine/core'

const page = 'https://ap.www.namecheap.com/settings/tools/apiaccess/whitelisted-ips'

/** The page of Namecheap where addresses are allowed; it opens in the browser. */
export function WhitelistLink({ children }: { readonly children: string }) {
  return (
    <Anchor href={page} target="_blank" rel="noreferrer" inherit>
      {children}
    </Anchor>
  )
}
