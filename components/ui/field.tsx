'use client'

import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  type ChangeEvent,
  type ComponentProps,
  type InvalidEvent,
  type ReactNode,
  useId,
  useState,
} from 'react'
import { Icon } from './icons'

type FieldProps = Omit<ComponentProps<'input'>, 'children'> & {
  label: string
  /** Shown below the field, and read out with it. */
  error?: string
  hint?: ReactNode
  /** Shown inside the box, before and after the text. */
  before?: ReactNode
  after?: ReactNode
  /** Shown below the box. */
  children?: ReactNode
}

/**
 * A labelled text field with its error and its hint. An input that the browser rejects is explained
 * beside the field as well, in place of the browser's bubble.
 */
export function Field({
  label,
  error: given,
  hint,
  before,
  after,
  children,
  ...input
}: FieldProps) {
  const id = useId()
  const own = useOwnError()
  // The form was not sent again: an error of an earlier attempt is not the reason.
  const error = own.error ?? given
  const described = clsx(error && `${id}-error`, Boolean(hint) && `${id}-hint`)
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-strong">
        {label}
      </label>
      <InputBox isInvalid={Boolean(error)}>
        {before}
        <input
          {...input}
          id={id}
          onInvalid={own.show}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            own.clear()
            input.onChange?.(event)
          }}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
        {after}
      </InputBox>
      {children}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1 text-12 text-danger">
          <Icon of={CircleAlert} size={14} className="mt-px" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-12 text-ink-2">
          {hint}
        </p>
      )}
    </div>
  )
}

function useOwnError() {
  const t = useTranslations('ui.field')
  const [error, setError] = useState<string>()

  function show(event: InvalidEvent<HTMLInputElement>) {
    event.preventDefault()
    const { validity, validationMessage, form } = event.currentTarget
    const isEmail = validity.typeMismatch && event.currentTarget.type === 'email'
    const text = validity.valueMissing ? t('required') : isEmail && t('email')
    setError(text || validationMessage)
    const first = form?.querySelector('input:invalid')
    if (first === event.currentTarget) event.currentTarget.focus()
  }

  return { error, show, clear: () => setError(undefined) }
}

/** The box of a text field, with a focus ring around all of its content. */
export function InputBox({
  isInvalid = false,
  children,
}: {
  isInvalid?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={clsx(
        'flex min-h-control-large items-center gap-2 rounded-control bg-well px-3 phone:text-16',
        'inset-ring has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus',
        isInvalid ? 'inset-ring-danger' : 'inset-ring-line-strong',
      )}
    >
      {children}
    </div>
  )
}
