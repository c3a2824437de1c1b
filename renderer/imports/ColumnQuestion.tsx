import { Radio } from '@mantine/core'

type Option = {
  readonly value: string
  readonly label: string
  /** Some text of the column. */
  readonly sample?: string
}

type Props = {
  readonly path: string
  readonly label: string
  readonly description?: string
  readonly error: string | undefined
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

/** One question about a file, with a sample of each column that may be the answer. */
export function ColumnQuestion({ path, label, description, options, ...rest }: Props) {
  return (
    <Radio.Group
      data-path={path}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      error={rest.error}
      value={rest.value}
      onChange={rest.onChange}
    >
      <div className="stack gap-10" style={{ paddingTop: 8 }}>
        {options.map(({ value, label: words, sample }) => (
          <Radio
            key={value}
            value={value}
            label={words}
            description={sample && <span className="block breaks ff-mono">{sample}</span>}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
