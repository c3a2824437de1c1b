import classes from './Start.module.css'

const steps = [
  {
    title: 'Enter an order',
    words: 'Customer, plan, domains, prefixes and a registrar key, on one screen.',
  },
  {
    title: 'Watch it walk',
    words:
      'Each domain is looked up, transferred and pointed at Mailin, then gets its mailboxes. What needs you is gathered under Needs attention.',
  },
  {
    title: 'Hand it over',
    words: 'Export addresses and passwords as CSV, for Instantly or for a private SMTP tool.',
  },
] as const

/** What Boxwright does, in three steps. */
export function Tour() {
  return (
    <ol className={classes.tour} aria-label="How it works">
      {steps.map(({ title, words }, at) => (
        <li key={title} className={classes.step}>
          <span className={classes.number} aria-hidden>
            {at + 1}
          </span>
          <h3>{title}</h3>
          <p className={classes.words}>{words}</p>
        </li>
      ))}
    </ol>
  )
}
