import { Anchor } from '@mantine/core'

type Props = { readonly page: string; readonly children: string }

/** To the registrar's page where IP addresses are allowed; it opens in the browser. */
export function AllowedIpsLink({ page, children }: Props) {
  return (
    <Anchor href={page} target="_blank" rel="noreferrer" inherit>
      {children}
    </Anchor>
  )
}
