import { z } from 'zod'
import type { Core } from './core.ts'
import type { Endpoint } from './counts.ts'
import { expiryOf, isAutoRenewed } from './expiry.ts'
import { hashBelow } from './hash.ts'
import { isHostname } from './hostname.ts'
import { joined, registrable } from './namecheap-names.ts'
import type { Access, NameServers, RegistrationState } from './registrar.ts'
import { element, type Xml } from './xml.ts'

/** What a command may know: the parsed caller and the domain it is about, if any. */
export type Caller = { readonly access: Access; readonly user: string }

export type Command = {
  readonly name: string
  readonly endpoint: Endpoint
  /** Parameter names in lower case: Namecheap does not mind the case. */
  readonly parameters: z.ZodType<Readonly<Record<string, string>>>
  /** The domain that the parameters name; null: the command is about none. */
  readonly about: (parameters: Readonly<Record<string, string>>) => Subject | null
  readonly run: (
    core: Core,
    caller: Caller,
    domain: string,
    parameters: Given,
  ) => Xml | 'limited' | 'locked'
}
export type Subject = { readonly asked: string; readonly domain: string | null }
type Given = Readonly<Record<string, string>>

const OWN: NameServers = {
  provider: 'basic',
  hosts: ['dns1.registrar-servers.com', 'dns2.registrar-servers.com'],
}

const sld = z.string().min(1).max(70)
const tld = z.string().min(1).max(10)
const whole = z.string().regex(/^[1-9]\d{0,5}$/)
const nameservers = z
  .string()
  .max(1200)
  .refine(text => {
    const hosts = hostsOf(text)
    return hosts.length >= 2 && hosts.length <= 12 && hosts.every(isHostname)
  })

const hostsOf = (text: string): readonly string[] =>
  text.split(',').map(host => host.trim().toLowerCase())

const bySplit = ({ sld = '', tld = '' }: Given): Subject => ({
  asked: `${sld}.${tld}`,
  domain: joined(sld, tld),
})

/** Booleans come as text, in whatever case. */
const flag = (value: boolean, salt: string): string =>
  hashBelow(2, salt) === 0 ? String(value) : value ? 'True' : 'False'

/** Namecheap knows three words; a suspended domain is locked there. */
const statuses: Readonly<Record<RegistrationState, 'Ok' | 'Locked' | 'Expired'>> = {
  fine: 'Ok',
  locked: 'Locked',
  expired: 'Expired',
  suspended: 'Locked',
}

/** MM/DD/YYYY, as Namecheap writes dates. */
function expiryText(core: Core, domain: string): string {
  const state = core.registrar.registrationState(domain)
  const [year, month, day] = new Date(expiryOf(domain, core.now(), state))
    .toISOString()
    .slice(0, 10)
    .split('-')
  return `${month}/${day}/${year}`
}

export const commands: readonly Command[] = [
  {
    name: 'namecheap.domains.dns.setCustom',
    endpoint: 'namecheap.dns.setCustom',
    parameters: z.strictObject({ sld, tld, nameservers }),
    about: bySplit,
    run: (core, _caller, domain, { nameservers = '' }) => {
      const hosts = hostsOf(nameservers)
      const writing = core.registrar.write(domain, { provider: 'custom', hosts })
      if (writing.kind !== 'written') return writing.kind
      const Updated = flag(true, domain)
      return element('DomainDNSSetCustomResult', { Domain: domain, Updated })
    },
  },
  {
    name: 'namecheap.domains.dns.getList',
    endpoint: 'namecheap.dns.getList',
    parameters: z.strictObject({ sld, tld }),
    about: bySplit,
    run: (core, _caller, domain) => {
      const { provider, hosts } = core.registrar.nameServers(domain, 'prompt') ?? OWN
      const attributes = {
        Domain: domain,
        IsUsingOurDNS: flag(provider === 'basic', domain),
        IsPremiumDNS: 'false',
        IsUsingFreeDNS: 'false',
      }
      const items = hosts.map(host => element('Nameserver', {}, host))
      return element('DomainDNSGetListResult', attributes, ...items)
    },
  },
  {
    name: 'namecheap.domains.getInfo',
    endpoint: 'namecheap.domains.getInfo',
    parameters: z.strictObject({ domainname: z.string().min(1).max(70) }),
    about: ({ domainname = '' }) => ({ asked: domainname, domain: registrable(domainname) }),
    run: (core, { user }, domain) => {
      const { provider, hosts } = core.registrar.nameServers(domain, 'prompt') ?? OWN
      const isOurs = provider === 'basic'
      const dns = {
        ProviderType: isOurs ? 'FREE' : 'CUSTOM',
        IsUsingOurDNS: flag(isOurs, domain),
      }
      return element(
        'DomainGetInfoResult',
        {
          Status: statuses[core.registrar.registrationState(domain)],
          DomainName: domain,
          OwnerName: user,
          IsOwner: flag(true, domain),
        },
        element(
          'DomainDetails',
          {},
          element('CreatedDate', {}, '01/01/2025'),
          element('ExpiredDate', {}, expiryText(core, domain)),
          element('NumYears', {}, '0'),
        ),
        element('DnsDetails', dns, ...hosts.map(host => element('Nameserver', {}, host))),
        element('Modificationrights', { All: 'true' }),
      )
    },
  },
  {
    name: 'namecheap.domains.getList',
    endpoint: 'namecheap.domains.getList',
    parameters: z.strictObject({
      listtype: z.enum(['ALL', 'EXPIRING', 'EXPIRED']).default('ALL'),
      searchterm: z.string().max(70).default(''),
      page: whole.default('1'),
      pagesize: whole.refine(text => Number(text) >= 10 && Number(text) <= 100).default('20'),
      sortby: z
        .enum([
          'NAME',
          'NAME_DESC',
          'EXPIREDATE',
          'EXPIREDATE_DESC',
          'CREATEDATE',
          'CREATEDATE_DESC',
        ])
        .default('NAME'),
    }),
    about: () => null,
    run: domainList,
  },
  {
    name: 'namecheap.users.getBalances',
    endpoint: 'namecheap.users.getBalances',
    parameters: z.strictObject({}),
    about: () => null,
    run: () =>
      element('UserGetBalancesResult', {
        Currency: 'USD',
        AvailableBalance: '100.00',
        AccountBalance: '100.00',
        EarnedAmount: '0.00',
        WithdrawableAmount: '0.00',
        FundsRequiredForAutoRenew: '0.00',
      }),
  },
]

function domainList(core: Core, { access, user }: Caller, _domain: string, given: Given): Xml {
  const { listtype = '', searchterm = '', page = '', pagesize = '', sortby = '' } = given
  const known = listtype === 'ALL' ? core.registrar.list(access) : []
  const found = known.filter(name => name.includes(searchterm.toLowerCase()))
  const ordered = sortby.endsWith('_DESC') ? [...found].reverse() : found
  const from = (Number(page) - 1) * Number(pagesize)
  const items = ordered.slice(from, from + Number(pagesize)).map(name =>
    element('Domain', {
      ID: String(600_000 + hashBelow(90_000, name)),
      Name: name,
      User: user,
      Created: '01/01/2025',
      Expires: expiryText(core, name),
      IsExpired: flag(core.registrar.registrationState(name) === 'expired', name),
      IsLocked: flag(false, name),
      AutoRenew: flag(isAutoRenewed(name), `renews ${name}`),
      WhoisGuard: 'ENABLED',
      IsPremium: 'false',
      IsOurDNS: flag(core.registrar.nameServers(name, 'prompt') === null, name),
    }),
  )
  const paging = element(
    'Paging',
    {},
    element('TotalItems', {}, String(found.length)),
    element('CurrentPage', {}, page),
    element('PageSize', {}, pagesize),
  )
  return { xml: element('DomainGetListResult', {}, ...items).xml + paging.xml }
}
