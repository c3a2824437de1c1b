import { Link, useLocation } from 'wouter'
import { letterLanguages, letterLanguageWords } from '../../../shared/letters/language.ts'
import { letterKinds } from '../../../shared/letters/letter.ts'
import type { Template } from '../../../shared/letters/template-contract.ts'
import { useCall } from '../../app/bridge.ts'
import { templatesAddress } from '../../app/place/addresses.ts'
import { useMode } from '../../app/use-mode.ts'
import { Page } from '../../ui/Page.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { kindWords } from './kind-words.ts'
import classes from './Template.module.css'
import { TemplateActs } from './TemplateActs.tsx'
import { TemplateForm } from './TemplateForm.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import { useTemplateWords } from './use-template-words.ts'

type Props = { readonly kind: string; readonly language: string }

/** The words of one letter in one language, beside the letter that they make. */
export function TemplatePage({ kind: ofKind, language: of }: Props) {
  const [, navigate] = useLocation()
  const mode = useMode()
  const kind = letterKinds.find(one => one === ofKind)
  const language = letterLanguages.find(one => one === of)
  const isKnown = kind !== undefined && language !== undefined
  const template = useCall(
    'letters.template',
    { kind: kind ?? letterKinds[0], language: language ?? letterLanguages[0] },
    { enabled: isKnown },
  )
  if (isKnown && template.data !== undefined)
    return <TemplateView key={`${mode} ${kind} ${language}`} template={template.data} />
  return (
    <Page title={kind === undefined ? 'No such letter' : kindWords[kind].title}>
      {template.isError ? (
        <ErrorState error={template.error} onRetry={() => void template.refetch()} />
      ) : isKnown ? (
        <LoadingLines />
      ) : (
        <Link href={templatesAddress()} onClick={() => navigate(templatesAddress())}>
          Go to templates
        </Link>
      )}
    </Page>
  )
}

function TemplateView({ template }: { readonly template: Template }) {
  const { kind, language, changedAt, isChanged } = template
  const words = useTemplateWords(template)
  return (
    <Page
      title={kindWords[kind].title}
      subtitle={
        <>
          <Link href={templatesAddress(language)}>Templates</Link>
          {` · ${letterLanguageWords[language]} · `}
          {isChanged ? 'Your words' : 'Built-in words'}
          {changedAt !== undefined && (
            <>
              {isChanged ? ', changed ' : ', restored '}
              <RelativeTime at={changedAt} />
            </>
          )}
        </>
      }
      actions={<TemplateActs template={template} words={words} />}
    >
      <div className={classes.panes}>
        <TemplateForm template={template} words={words} />
        <TemplatePreview template={template} words={words} />
      </div>
    </Page>
  )
}
