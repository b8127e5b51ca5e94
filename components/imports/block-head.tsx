import type { ReactNode, Ref } from 'react'

type BlockHeadProps = {
  id: string
  title: string
  origin?: ReactNode
  actions?: ReactNode
  /** Takes the focus when a button beside it goes. */
  ref?: Ref<HTMLHeadingElement>
}

/** The name of an import, where it comes from, and what can be done about it. */
export function BlockHead({ id, title, origin, actions, ref }: BlockHeadProps) {
  return (
    <div className="mb-3 flex min-h-control items-center justify-between gap-4 px-gutter">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <h2 ref={ref} id={id} tabIndex={-1} className="min-w-0 text-16 font-strong break-words">
          {title}
        </h2>
        {origin && <span className="min-w-0 text-ink-2 break-words">{origin}</span>}
      </div>
      <div className="flex shrink-0 gap-2">{actions}</div>
    </div>
  )
}
