import { type ImportField, importFields, secretImportFields } from '../../../shared/import.ts'

/** What a column of a file can be. */
export const fields = importFields
export type Field = ImportField

/** Fields that hold a key: never shown in the open. */
export const secretFields: ReadonlySet<Field> = new Set(secretImportFields)

type FieldWords = {
  readonly label: string
  /** Titles that are taken for it, in small letters without spaces and signs. */
  readonly titles: readonly string[]
}

const person = (at: number): Readonly<Record<'first' | 'last' | 'prefix', FieldWords>> => {
  const spelled = (words: readonly string[]) => [
    ...words.flatMap(word => [`${word}${at}`, `mailbox${at}${word}`, `inbox${at}${word}`]),
    ...(at === 1 ? words : []),
  ]
  return {
    first: { label: `First name ${at}`, titles: spelled(['firstname', 'first', 'givenname']) },
    last: { label: `Last name ${at}`, titles: spelled(['lastname', 'last', 'surname']) },
    prefix: {
      label: `Prefix ${at}`,
      titles: [...spelled(['prefix', 'username', 'localpart']), `prefixvariant${at}`],
    },
  }
}
const [one, two, three] = [person(1), person(2), person(3)]

export const fieldWords: Readonly<Record<Field, FieldWords>> = {
  orderKey: {
    label: 'Order (groups rows)',
    titles: [
      'order',
      'orderid',
      'orderkey',
      'ordernumber',
      'orderno',
      'reference',
      'ref',
      'group',
    ],
  },
  customerEmail: {
    label: 'Customer e-mail',
    titles: ['customeremail', 'email', 'emailaddress', 'clientemail', 'customermail', 'mail'],
  },
  customerName: {
    label: 'Customer name',
    titles: ['customer', 'customername', 'client', 'clientname', 'company', 'name', 'account'],
  },
  plan: { label: 'Plan', titles: ['plan', 'planname', 'package', 'product'] },
  domains: {
    label: 'Domains',
    titles: ['domains', 'domain', 'domainname', 'domainnames', 'url', 'website', 'domainlist'],
  },
  inboxesPerDomain: {
    label: 'Mailboxes per domain',
    titles: ['inboxesperdomain', 'mailboxesperdomain', 'inboxes', 'mailboxes', 'perdomain'],
  },
  firstName1: one.first,
  lastName1: one.last,
  prefix1: one.prefix,
  firstName2: two.first,
  lastName2: two.last,
  prefix2: two.prefix,
  firstName3: three.first,
  lastName3: three.last,
  prefix3: three.prefix,
  registrar: {
    label: 'Registrar',
    titles: ['registrar', 'platform', 'hostingplatform', 'hosting', 'provider'],
  },
  spaceshipApiKey: {
    label: 'Spaceship API key',
    titles: ['spaceshipapikey', 'spaceshipkey', 'apikey'],
  },
  spaceshipApiSecretKey: {
    label: 'Spaceship API secret',
    titles: ['spaceshipapisecretkey', 'spaceshipapisecret', 'spaceshipsecret', 'apisecret'],
  },
  namecheapApiKey: {
    label: 'Namecheap API key',
    titles: ['namecheapapikey', 'namecheapkey'],
  },
  platformLogin: {
    label: 'Namecheap user name',
    titles: [
      'platformlogin',
      'namecheapuser',
      'namecheapusername',
      'namecheaplogin',
      'apiuser',
    ],
  },
  backupCodes: {
    label: 'Namecheap backup codes',
    titles: ['backupcodes', 'namecheapbackupcodes'],
  },
  forwardingUrl: {
    label: 'Forwarding address',
    titles: ['forwardingurl', 'forwardingaddress', 'forwarding', 'redirect', 'redirecturl'],
  },
  masterInboxEmail: {
    label: 'Master inbox e-mail',
    titles: ['masterinboxemail', 'masterinbox'],
  },
  additionalInfo: {
    label: 'Notes',
    titles: ['notes', 'note', 'additionalinfo', 'comment', 'comments'],
  },
  couponCode: { label: 'Coupon code', titles: ['couponcode', 'coupon'] },
  amount: { label: 'Amount', titles: ['amount', 'price', 'total'] },
  currency: { label: 'Currency', titles: ['currency'] },
}

/** The fields of each mailbox, which stand beside each other. */
export const mailboxFields: readonly (readonly Field[])[] = [
  ['firstName1', 'lastName1', 'prefix1'],
  ['firstName2', 'lastName2', 'prefix2'],
  ['firstName3', 'lastName3', 'prefix3'],
]

export const isField = (text: string): text is Field => fields.some(field => field === text)
