import { useLocation } from 'wouter'
import importing from '../../docs/guide/import.md?raw'
import keyboard from '../../docs/guide/keyboard.md?raw'
import orders from '../../docs/guide/orders.md?raw'
import troubleshooting from '../../docs/guide/troubleshooting.md?raw'
import { FilterTabs } from '../components/FilterTabs.tsx'
import { Page } from '../components/Page.tsx'
import classes from '../features/guide/Guide.module.css'
import { Guide } from '../features/guide/Guide.tsx'

const guides = {
  orders: { words: 'Everyday acts', text: orders },
  import: { words: 'Many orders from a file', text: importing },
  troubleshooting: { words: 'Troubleshooting', text: troubleshooting },
  keyboard: { words: 'Keyboard', text: keyboard },
} as const
const names = ['orders', 'import', 'troubleshooting', 'keyboard'] as const
type GuideName = (typeof names)[number]

/** The guide as it stands in `docs`, to be read without a network. `section` follows `/guide/`. */
export function GuidePage({ section }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const name = names.find(one => one === section) ?? 'orders'
  return (
    <Page
      title="Guide"
      scroll="own"
      tools={
        <FilterTabs<GuideName>
          label="Part of the guide"
          value={name}
          tabs={names.map(value => ({ value, words: guides[value].words }))}
          onChange={value => navigate(`/guide/${value}`)}
        />
      }
    >
      <section
        key={name}
        className={classes.page}
        aria-label={guides[name].words}
        // a part that scrolls is reached by Tab
        tabIndex={0}
      >
        <Guide text={guides[name].text} level={2} />
      </section>
    </Page>
  )
}
