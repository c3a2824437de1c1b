import { z } from 'zod'
import { type Titles, titles } from '../imports/titles.ts'
import { usualRegistrar } from '../registrars/catalogue.ts'
import { lineTo, link } from '../text/line.ts'
import { hostingPlatforms, maxInboxesPerDomain } from './order.ts'
import { emptyPrefix, prefixRowSchema } from './prefixes.ts'

/** How an optional field is entered, sent and shown. */
export type ExtraInput = 'line' | 'link' | 'email' | 'paragraph' | 'tick' | 'amount' | 'time'

/** Everything that is known of a field of the order form. */
export type Field = {
  readonly label: string
  /** The label where there is less room than beside the input. */
  readonly short?: string
  /** The part of the form that shows it. */
  readonly group: 'customer' | 'domains' | 'mailboxes' | 'registrar' | 'extras' | 'billing'
  /** The value in a new form. */
  readonly empty: unknown
  /** While it is typed, and as it is kept over a crash: hardly anything is checked. */
  readonly typed: z.ZodType
  /** Its value is one of several, or null as long as none is chosen. */
  readonly isChoice?: true
  /** What `orders.submit` takes. Absent: the field is not sent. */
  readonly schema?: z.ZodType
  /** Titles of a file's columns that fill it; null: none, or `imports/fields.ts` has them. */
  readonly titles: Titles | null
  /**
   * It has a column of its own name in `reorder_infos`, whose text `goes` or `stays` when its
   * customer is deleted. null: it is stored elsewhere, or not at all.
   */
  readonly column: 'goes' | 'stays' | null
  /** A new order that is made like another one does not take it over. */
  readonly isOfOneOrder?: true
  /** Of optional fields, which are drawn by this table alone: the kind of input. */
  readonly input?: ExtraInput
  /** What an edit sends for the empty field, because what is left out stays as it is stored. */
  readonly emptied?: '' | false | null
  readonly placeholder?: string
  /** Of optional fields: what becomes of it, in a line under the input. */
  readonly help?: string
}

const id = z.int().positive()
const typedTo = (max: number) => z.string().max(max)
const text = { empty: '', typed: typedTo(20_000), emptied: '' } as const
const tick = {
  empty: false,
  typed: z.boolean(),
  schema: z.boolean(),
  emptied: false,
  input: 'tick',
  titles: null,
} as const
/** What an order without a plan lacks before it can be submitted. */
export const choosePlan = 'Choose a plan.'
export const perDomain = `Choose 1, 2 or ${maxInboxesPerDomain} mailboxes per domain.`

/** The order form, field by field, in its order. */
export const fields = {
  customerId: {
    group: 'customer',
    label: 'Customer',
    empty: null,
    isChoice: true,
    typed: id,
    schema: z.int('Choose a customer.').positive('Choose a customer.'),
    titles: null,
    column: null,
  },
  planId: {
    group: 'customer',
    label: 'Plan',
    empty: null,
    isChoice: true,
    typed: id,
    // null: no plan yet, which a draft alone may have
    schema: z.int(choosePlan).positive(choosePlan).nullable(),
    titles: null,
    column: null,
  },
  domains: {
    group: 'domains',
    label: 'Domains',
    empty: '',
    typed: typedTo(600_000),
    schema: z.string().max(600_000, 'That is more text than an order can hold.'),
    titles: {
      exact: titles(
        `Domains, Domain, Domain name, Domain names, Domain list, Sending domain, Sending
         domains`,
      ),
      likely: titles(
        `URL, URLs, Website, Site, Web address, Homepage, Webseite, Domäne, Domänen,
         Domainnamen, Domaine, Domaines, Nom de domaine, Noms de domaine, Site web,
         Dominio, Dominios, Sitio web, Domein, Domeinen, Domeinnaam, Domeinnamen`,
      ),
      looks: /[^\s.]\.[^\s.]/,
    },
    column: null,
    isOfOneOrder: true,
  },
  inboxesPerDomain: {
    group: 'mailboxes',
    label: 'Mailboxes per domain',
    empty: maxInboxesPerDomain,
    typed: z.int().min(1).max(maxInboxesPerDomain),
    schema: z.int(perDomain).min(1, perDomain).max(maxInboxesPerDomain, perDomain),
    titles: {
      exact: titles('Mailboxes per domain, Inboxes per domain'),
      likely: titles(
        `Mailboxes, Inboxes, Per domain, Postfächer, Postfächer pro Domain, Postfächer je
         Domain, Boîtes par domaine, Buzones por dominio, Mailboxen per domein`,
      ),
      looks: /^[1-3](\.0+)?$/,
    },
    column: null,
  },
  prefixes: {
    group: 'mailboxes',
    label: 'Names of mailboxes',
    // always as many rows as may be chosen; those beyond `inboxesPerDomain` are not sent
    empty: Array.from({ length: maxInboxesPerDomain }, () => emptyPrefix),
    typed: z.array(prefixRowSchema).max(maxInboxesPerDomain),
    // entries are parsed one by one later, so that a draft may have unfinished ones
    schema: z.array(z.record(z.string().max(50), lineTo(2000))).max(maxInboxesPerDomain),
    titles: null,
    column: null,
  },
  hostingPlatform: {
    group: 'registrar',
    label: 'Registrar',
    empty: usualRegistrar,
    isChoice: true,
    typed: z.enum(hostingPlatforms),
    schema: z.enum(hostingPlatforms, 'Choose where the domains are registered.'),
    titles: null,
    column: 'stays',
  },
  otherPlatform: {
    ...text,
    group: 'registrar',
    label: 'Name of the registrar',
    short: 'Registrar',
    schema: lineTo(50),
    titles: null,
    column: 'goes',
  },
  /** `saved`: the keys that are remembered for customer and registrar, if there are any. */
  keySource: {
    group: 'registrar',
    label: 'Keys',
    empty: 'saved',
    typed: z.enum(['saved', 'typed']),
    titles: null,
    column: null,
    isOfOneOrder: true,
  },
  /** True: typed keys are remembered for the customer's next orders. */
  rememberKeys: {
    group: 'registrar',
    label: 'Remember for this customer',
    empty: true,
    typed: z.boolean(),
    schema: z.boolean(),
    titles: null,
    column: null,
  },
  forwardingUrl: {
    ...text,
    group: 'extras',
    label: 'Forwarding address',
    help: 'Where visitors of the domains are to land. Kept with the order, not set up.',
    input: 'link',
    placeholder: 'https://',
    schema: link,
    titles: {
      exact: titles(
        `Forwarding address, Forwarding URL, Forwarding, Forward to, Redirect, Redirect
         URL`,
      ),
      likely: titles('Weiterleitung, Redirection, Redirección, Doorsturen naar'),
    },
    column: 'goes',
  },
  couponCode: {
    ...text,
    group: 'billing',
    label: 'Coupon code',
    help: 'Takes something off the price.',
    short: 'Coupon',
    input: 'line',
    schema: lineTo(100),
    titles: {
      exact: titles('Coupon code, Coupon'),
      likely: titles('Gutschein, Gutscheincode, Code promo, Cupón, Kortingscode'),
    },
    column: 'stays',
    isOfOneOrder: true,
  },
  profilePictureLink: {
    ...text,
    group: 'extras',
    label: 'Profile picture link',
    help: 'A picture for mailboxes without one of their own. Kept with the order, not uploaded.',
    short: 'Profile picture',
    input: 'link',
    placeholder: 'https://',
    schema: link,
    titles: null,
    column: 'goes',
  },
  emailPersonaPictureLink: {
    ...text,
    group: 'extras',
    label: 'Persona picture link',
    help: 'A picture of the person who writes. Kept with the order, not uploaded.',
    short: 'Persona picture',
    input: 'link',
    placeholder: 'https://',
    schema: link,
    titles: null,
    column: 'goes',
  },
  masterInboxEmail: {
    ...text,
    group: 'extras',
    label: 'Master inbox e-mail',
    help: 'Where replies of all mailboxes come together. Kept with the order, not set up.',
    short: 'Master inbox',
    input: 'email',
    schema: z.union([
      z.literal(''),
      z.email('Enter an e-mail address.').max(254).toLowerCase(),
    ]),
    titles: { exact: titles('Master inbox e-mail, Master inbox'), likely: [] },
    column: 'goes',
  },
  masterInboxConfirmation: {
    ...tick,
    group: 'extras',
    label: 'The customer confirmed the master inbox',
    short: 'Master inbox confirmed',
    column: 'goes',
  },
  additionalInfo: {
    ...text,
    group: 'extras',
    label: 'Notes',
    help: 'What else the customer wants. Your team reads it in the order; letters do not quote it.',
    input: 'paragraph',
    schema: z.string().trim().max(10_000, 'At most 10,000 characters.'),
    titles: {
      exact: titles('Notes, Note, Additional info'),
      likely: titles(
        `Comment, Comments, Remarks, Notiz, Notizen, Bemerkung, Bemerkungen, Anmerkung,
         Anmerkungen, Remarque, Remarques, Commentaire, Commentaires, Notas, Comentarios,
         Opmerking, Opmerkingen`,
      ),
    },
    column: 'goes',
  },
  /** Empty: it follows from plan, size and coupon. */
  amount: {
    group: 'billing',
    label: 'Amount',
    help: 'Empty: as it follows from plan, size and coupon.',
    input: 'amount',
    // as the number field has it: '' when it is cleared
    empty: '',
    typed: z.union([z.number(), typedTo(50)]),
    schema: z.number().min(0, 'An amount is not negative.').max(1e9).nullable(),
    emptied: null,
    titles: {
      exact: titles('Amount'),
      likely: titles(
        `Price, Total, Betrag, Preis, Summe, Montant, Prix, Importe, Precio, Bedrag,
         Prijs`,
      ),
      // with a fraction, a sign of money or a code: a bare number may be a count
      looks: /\d[.,]\d{2}\b|\p{Sc}|\b[A-Z]{3}\b/u,
    },
    column: null,
    isOfOneOrder: true,
  },
  currency: {
    ...text,
    group: 'billing',
    label: 'Currency',
    help: 'Three letters. Empty: that of the plan.',
    input: 'line',
    schema: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, 'A currency has three letters, such as USD.')
      .nullable(),
    emptied: null,
    titles: {
      exact: titles('Currency'),
      likely: titles('Währung, Devise, Moneda, Valuta'),
    },
    column: null,
  },
  paidAt: {
    ...text,
    group: 'billing',
    label: 'Paid at',
    help: 'Empty: not paid yet.',
    input: 'time',
    schema: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).nullable(),
    emptied: null,
    titles: null,
    column: null,
    isOfOneOrder: true,
  },
  billingStatus: {
    ...text,
    group: 'billing',
    label: 'Billing status',
    help: 'As your invoices call it, such as pending or paid.',
    input: 'line',
    placeholder: 'paid',
    schema: lineTo(50),
    titles: null,
    column: null,
    isOfOneOrder: true,
  },
} as const satisfies Readonly<Record<string, Field>>
