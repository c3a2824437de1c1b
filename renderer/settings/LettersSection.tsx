import { Select, Textarea } from '@mantine/core'
import { Link } from 'wouter'
import { letterLanguages, letterLanguageWords } from '../../shared/letters/language.ts'
import { type SettingsView, signatureName } from '../../shared/settings/settings.ts'
import { Block } from '../ui/Block.tsx'
import { SaveBar } from './SaveBar.tsx'
import { useSettingsForm } from './use-settings-form.ts'

/** The usual language of letters, and what stands at their end. */
export function LettersSection({ settings }: { readonly settings: SettingsView }) {
  const state = useSettingsForm('letters', settings.letters)
  const { field } = state
  return (
    <Block
      onSubmit={state.submit}
      title="Letters"
      help={
        <>
          What they say is in their <Link href="/messages/templates">templates</Link>.
        </>
      }
    >
      <Select
        {...field('language', 'A customer’s page can choose another.')}
        label="Usual language"
        allowDeselect={false}
        data={letterLanguages.map(value => ({ value, label: letterLanguageWords[value] }))}
      />
      {letterLanguages.map(language => (
        <Textarea
          key={language}
          {...field(signatureName(language), 'Stands at the end of every letter.')}
          label={`Signature in ${letterLanguageWords[language]}`}
          autosize
          minRows={3}
          maxRows={10}
        />
      ))}
      <SaveBar state={state} />
    </Block>
  )
}
