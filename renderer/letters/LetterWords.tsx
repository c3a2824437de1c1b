import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LetterDetail } from '../../shared/letters/letter.ts'
import { templateAddress } from '../app/place/addresses.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import classes from './Messages.module.css'

/** In which words a letter was written, and what they say, also when others count by now. */
export function LetterWords({ letter }: { readonly letter: LetterDetail }) {
  const [isOpen, setOpen] = useState(false)
  const { kind, language, template } = letter
  if (template === undefined)
    return language === undefined ? (
      'Built in'
    ) : (
      <Link to={templateAddress(kind, language)}>Built in</Link>
    )
  const { subject, body, createdAt, isCurrent } = template
  return (
    <div className="grow">
      <span className="row wrap gap-4-16">
        <span>
          {'Your words of '}
          <RelativeTime at={createdAt} />
          {!isCurrent && ', since replaced'}
        </span>
        <Button
          variant="default"
          size="compact-xs"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Hide template' : 'Show template'}
        </Button>
      </span>
      {isOpen && (
        <div
          className={`${classes.letter} mt-8 mb-8`}
          style={{ maxHeight: 180 }}
          tabIndex={0}
          role="group"
          aria-label="Template"
        >
          <p className="fw-600 mb-8">{subject}</p>
          <pre className={classes.plain}>{body}</pre>
        </div>
      )}
    </div>
  )
}
