import type { ReactNode } from 'react'

type ChoiceProps<Value extends string> = {
  legend: string
  name: string
  options: readonly { value: Value; label: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
}

/** A group of radio buttons in one row. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { legend, name, options, value, onChange } = props
  return (
    <fieldset>
      <legend className="mb-1 font-strong">{legend}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-0.5 rounded-item bg-fill-1 p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative flex min-h-9 items-center gap-2 rounded-control px-3 text-ink-2 hover:text-ink-1 has-checked:bg-fill-3 has-checked:font-strong has-checked:text-ink-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
