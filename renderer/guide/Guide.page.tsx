import { Select } from '@mantine/core'
import { useLocation } from 'wouter'
import customers from '../../docs/guide/customers.md?raw'
import data from '../../docs/guide/data.md?raw'
import exporting from '../../docs/guide/exports.md?raw'
import firstOrder from '../../docs/guide/first-order.md?raw'
import importing from '../../docs/guide/import.md?raw'
import invoicing from '../../docs/guide/invoicing.md?raw'
import keyboard from '../../docs/guide/keyboard.md?raw'
import letters from '../../docs/guide/letters.md?raw'
import lock from '../../docs/guide/lock.md?raw'
import orders from '../../docs/guide/orders.md?raw'
import renewals from '../../docs/guide/renewals.md?raw'
import team from '../../docs/guide/team.md?raw'
import troubleshooting from '../../docs/guide/troubleshooting.md?raw'
import { useQuery } from '../app/place/history.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { Page } from '../ui/Page.tsx'
import { useSearch } from '../ui/use-search.ts'
import classes from './Guide.module.css'
import { Guide } from './Guide.tsx'
import { GuideHits, type PageHits } from './GuideHits.tsx'
import { searchGuide } from './search-guide.ts'

const guides = {
  'first-order': { words: 'The first order', text: firstOrder },
  orders: { words: 'Everyday acts', text: orders },
  exports: { words: 'Exports', text: exporting },
  customers: { words: 'Customers', text: customers },
  letters: { words: 'Letters', text: letters },
  invoicing: { words: 'Invoicing', text: invoicing },
  renewals: { words: 'Renewals', text: renewals },
  team: { words: 'A team', text: team },
  import: { words: 'Many orders', text: importing },
  troubleshooting: { words: 'Troubleshooting', text: troubleshooting },
  data: { words: 'Data', text: data },
  lock: { words: 'App lock', text: lock },
  keyboard: { words: 'Keyboard', text: keyboard },
} as const
const names = [
  'first-order',
  'orders',
  'exports',
  'customers',
  'letters',
  'invoicing',
  'renewals',
  'team',
  'import',
  'troubleshooting',
  'data',
  'lock',
  'keyboard',
] as const
type GuideName = (typeof names)[number]

/** The pages that say something about it. */
const findIn = (search: string): readonly PageHits[] =>
  names
    .map(name => ({
      name,
      title: guides[name].words,
      hits: searchGuide(guides[name].text, search),
    }))
    .filter(({ hits }) => hits.length > 0)

/**
 * The guide of `docs/guide`, bundled, so that it is read without a network. `section` follows
 * `/guide/`.
 */
export function GuidePage({ section }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const { about } = useQuery()
  const { typed, search, find } = useSearch()
  const name = names.find(one => one === section) ?? 'first-order'
  return (
    <Page
      title="Guide"
      scroll="own"
      actions={<SearchField value={typed} label="Search the guide" onChange={find} />}
      tools={
        <GuideParts
          value={search === '' ? name : undefined}
          onChange={value => navigate(`/guide/${value}`)}
        />
      }
    >
      {search !== '' ? (
        <GuideHits search={search} pages={findIn(search)} />
      ) : (
        <section
          key={name}
          className={classes.page}
          data-scroll="guide"
          aria-label={guides[name].words}
          // Tab reaches a part that scrolls
          tabIndex={0}
        >
          <Guide text={guides[name].text} about={about} level={2} />
        </section>
      )}
    </Page>
  )
}

type PartsProps = {
  readonly value: GuideName | undefined
  readonly onChange: (name: GuideName) => void
}

/** The parts as tabs, or as a list where the window is too narrow for one line of them. */
function GuideParts({ value, onChange }: PartsProps) {
  const label = 'Part of the guide'
  return (
    <>
      <div className={classes.tabs}>
        <FilterTabs<GuideName>
          label={label}
          value={value}
          tabs={names.map(one => ({ value: one, words: guides[one].words }))}
          onChange={onChange}
        />
      </div>
      <Select<GuideName>
        className={classes.list}
        aria-label={label}
        placeholder="Every part"
        allowDeselect={false}
        maxDropdownHeight={420}
        data={names.map(one => ({ value: one, label: guides[one].words }))}
        value={value ?? null}
        onChange={one => one !== null && onChange(one)}
      />
    </>
  )
}
