import { formFields, importedKeys } from '../orders/form.ts'
import { recordBy, recordOf } from '../record-of.ts'
import type { RegistrarId, SecretKeyName } from '../registrars/catalogue.ts'
import { keyFields } from '../registrars/keys.ts'
import { plainTitle, type Titles, titles } from './titles.ts'

/** `secret`: sealed with its order, and shown in no sample, report, note or log. */
type Secrecy = 'secret' | 'open'
/**
 * What a column by a merely likely title needs. `asked`: staff confirm it first, because the field
 * decides what is moved and where, which cannot be undone. `shown`: it counts, marked as a guess.
 */
type Likeness = 'asked' | 'shown'
/** What a field is part of: the order as a whole, one of its mailboxes, or a registrar's keys. */
type FieldGroup = 'order' | Mailbox | 'registrar' | RegistrarId
export const mailboxes = [1, 2, 3] as const
type Mailbox = (typeof mailboxes)[number]

type FieldWords = {
  readonly label: string
  readonly secrecy: Secrecy
  readonly likeness: Likeness
  readonly group: FieldGroup
} & Titles

const open = { secrecy: 'open', likeness: 'shown', group: 'order' } as const
const sharedKey = { secrecy: 'secret', likeness: 'asked', group: 'registrar' } as const

/** Titles of a mailbox's fields. One column without a number is mailbox 1, repeated ones are 1, 2, 3. */
export const personTitles = {
  firstName: {
    label: 'First name',
    exact: titles('First name, First'),
    likely: titles('Given name, Forename, Vorname, Prénom, Nombre, Voornaam'),
  },
  lastName: {
    label: 'Last name',
    exact: titles('Last name, Last'),
    likely: titles(
      `Surname, Family name, Nachname, Familienname, Nom, Nom de famille, Apellido,
       Apellidos, Achternaam`,
    ),
  },
  prefix: {
    label: 'Prefix',
    exact: titles('Prefix, Prefix variant'),
    likely: titles('User name, Local part, Alias, Präfix, Préfixe, Prefijo'),
  },
} as const
type PersonPart = keyof typeof personTitles

function person<At extends Mailbox>(part: PersonPart, at: At) {
  const { label, exact, likely } = personTitles[part]
  const numbered = (titles: readonly string[]) => [
    ...titles.flatMap(title => [
      `${title} ${at}`,
      `Mailbox ${at} ${title}`,
      `Inbox ${at} ${title}`,
    ]),
    ...(at === 1 ? titles : []),
  ]
  return {
    ...open,
    group: at,
    label: `${label} ${at}`,
    exact: numbered(exact),
    likely: numbered(likely),
  }
}

const noTitles: Titles = { exact: [], likely: [] }
/** Fields of the order form that are one column of a file. */
const formWords = recordOf(importedKeys, (key): FieldWords => {
  const { label, titles: own } = formFields[key]
  return { ...open, label, ...(own ?? noTitles) }
})
const { domains: _domains, inboxesPerDomain: _perDomain, ...importedExtras } = formWords

/** Fields of registrars' keys; a likely title alone is asked about. */
const keyWords = recordBy(
  keyFields,
  key => key.field,
  ({ registrar, isSecret, column: { label, exact, likely } }): FieldWords => ({
    secrecy: isSecret ? 'secret' : 'open',
    likeness: 'asked',
    group: registrar,
    label,
    exact,
    likely,
  }),
)

/**
 * What a column of a file can be, and all that is known of it. Titles are compared without
 * case, spaces, signs and accents.
 */
const words = {
  orderKey: {
    ...open,
    label: 'Order (groups rows)',
    exact: titles('Order, Order ID, Order key, Order number, Order no'),
    likely: titles(
      `Reference, Ref, Group, Bestellung, Bestellnummer, Auftrag, Auftragsnummer,
       Commande, Numéro de commande, Pedido, Número de pedido, Bestelling, Bestelnummer`,
    ),
  },
  customerEmail: {
    ...open,
    label: 'Customer e-mail',
    exact: titles(
      `Customer e-mail, Customer e-mail address, Customer mail, Client e-mail, Client
       e-mail address`,
    ),
    likely: titles(
      `E-mail, E-mail address, Mail, Contact e-mail, Company e-mail, Billing e-mail,
       E-Mail-Adresse, Kunden-E-Mail, Kunde E-Mail, Kundenmail, Courriel, Adresse
       e-mail, E-mail client, Correo, Correo electrónico, E-mailadres, Klant e-mail,
       E-mail klant`,
    ),
  },
  customerName: {
    ...open,
    label: 'Customer name',
    exact: titles('Customer, Customer name, Client, Client name'),
    likely: titles(
      `Company, Company name, Account, Account name, Organisation, Organization, Name,
       Kunde, Kundenname, Firma, Unternehmen, Nom du client, Société, Entreprise,
       Cliente, Nombre del cliente, Empresa, Klant, Klantnaam, Bedrijf`,
    ),
  },
  plan: {
    ...open,
    label: 'Plan',
    exact: titles('Plan, Plan name'),
    likely: titles(
      `Package, Product, Paket, Produkt, Tarif, Forfait, Formule, Paquete, Pakket,
       Abonnement`,
    ),
  },
  domains: { ...formWords.domains, likeness: 'asked' },
  inboxesPerDomain: formWords.inboxesPerDomain,
  firstName1: person('firstName', 1),
  lastName1: person('lastName', 1),
  prefix1: person('prefix', 1),
  firstName2: person('firstName', 2),
  lastName2: person('lastName', 2),
  prefix2: person('prefix', 2),
  firstName3: person('firstName', 3),
  lastName3: person('lastName', 3),
  prefix3: person('prefix', 3),
  registrar: {
    ...open,
    likeness: 'asked',
    label: 'Registrar',
    exact: titles('Registrar, Hosting platform, Domain registrar'),
    likely: titles('Platform, Hosting, Provider, Anbieter, Plateforme, Registrador'),
  },
  registrarKey: {
    ...sharedKey,
    label: 'API key (of the registrar)',
    exact: titles('API key, Registrar API key, Registrar key, API key (of the registrar)'),
    likely: titles(
      `Key, Token, API token, API-Schlüssel, Schlüssel, Clé API, Clé, Clave API, Clave,
       API-sleutel, Sleutel`,
    ),
  },
  registrarSecret: {
    ...sharedKey,
    label: 'API secret (of the registrar)',
    exact: titles(
      `API secret, API secret key, Registrar API secret, Registrar secret, API secret
       (of the registrar)`,
    ),
    likely: titles(`Secret, Secret key, Geheimnis, API-Geheimnis, Secret API, Secreto, Geheim`),
  },
  ...keyWords,
  ...importedExtras,
} as const satisfies Readonly<Record<string, FieldWords>>

export type ImportField = keyof typeof words
/** Columns of keys that serve every registrar of the file. */
export const sharedKeyFields = ['registrarKey', 'registrarSecret'] as const
export type SharedKeyField = (typeof sharedKeyFields)[number]
export type SecretField = SharedKeyField | SecretKeyName
export type OpenField = Exclude<ImportField, SecretField>

export const fieldWords: Readonly<Record<ImportField, FieldWords>> = words
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very record
export const importFields = Object.keys(words) as ImportField[]

export const isField = (text: string): text is ImportField => Object.hasOwn(words, text)
export const isSecretField = (field: ImportField): field is SecretField =>
  fieldWords[field].secrecy === 'secret'
export const isOpenField = (field: ImportField): field is OpenField => !isSecretField(field)
export const openFields = importFields.filter(isOpenField)

/** The fields of each mailbox together. */
export const mailboxFields = [
  ['firstName1', 'lastName1', 'prefix1'],
  ['firstName2', 'lastName2', 'prefix2'],
  ['firstName3', 'lastName3', 'prefix3'],
] as const satisfies readonly (readonly ImportField[])[]

export type Meaning = { readonly field: ImportField; readonly basis: 'exact' | 'likely' }

const meanings: ReadonlyMap<string, Meaning> = new Map(
  importFields.flatMap(field =>
    (['likely', 'exact'] as const).flatMap(basis =>
      fieldWords[field][basis].map(title => [plainTitle(title), { field, basis }] as const),
    ),
  ),
)

/** What a title may mean. One with a remark, "Domains (one per line)", is never an exact title. */
export function meaningOf(title: string): Meaning | undefined {
  const whole = meanings.get(plainTitle(title))
  if (whole !== undefined) return whole
  const bare = meanings.get(plainTitle(title.replace(/[([{].*/s, '')))
  return bare && { ...bare, basis: 'likely' }
}
