import type { ReactNode, Ref } from 'react'

type ImportHeaderProps = {
  id: string
  title: string
  origin?: ReactNode
  actions?: ReactNode
  /** The heading receives the focus when a pressed button disappears. */
  ref?: Ref<HTMLHeadingElement>
}

/** The title and origin of an import, with its buttons. */
export function ImportHeader({ id, title, origin, actions, ref }: ImportHeaderProps) {
  return (
    <div className="mb-3 flex min-h-control flex-wrap items-center justify-between gap-x-4 gap-y-2 px-gutter">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 phone:basis-full">
        <h2 ref={ref} id={id} tabIndex={-1} className="min-w-0 text-16 font-strong break-words">
          {title}
        </h2>
        {origin && <span className="min-w-0 text-ink-2 break-words">{origin}</span>}
      </div>
      <div className="flex shrink-0 gap-2">{actions}</div>
    </div>
  )
}
