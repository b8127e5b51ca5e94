import { type ReactNode, useId } from 'react'

type SectionProps = {
  title: string
  /** The fragment of links to the section. */
  anchor?: string
  children: ReactNode
}

/** A section of the settings; on wide screens the title is beside the content. */
export function Section({ title, anchor, children }: SectionProps) {
  const id = useId()
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 py-8 hairline-t md:grid-cols-[176px_minmax(0,400px)]"
    >
      <h2 id={id} className="text-16 font-strong">
        {title}
      </h2>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">{children}</div>
    </section>
  )
}
